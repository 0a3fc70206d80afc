#!/bin/sh
# Before anything is made: sees that there is an app registration through which people sign in. Whoever may not make one in
# the directory has its administrator do it (README.md) and sets CADRE_SIGN_IN_CLIENT_ID; "none" does without for now.
set -eu

if [ -n "${CADRE_SIGN_IN_CLIENT_ID:-}" ]; then
  exit 0
fi

command -v az >/dev/null || { echo "The Azure CLI (az) is needed: https://aka.ms/azure-cli" >&2; exit 1; }
folder=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
name="CadreReports ${AZURE_ENV_NAME:?}"

# Found again by its name when an earlier run died before it had noted the id.
client=$(az ad app list --filter "displayName eq '$name'" --query '[0].appId' --output tsv)
if [ -z "$client" ]; then
  client=$(az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg \
    --app-roles "@$folder/app-roles.json" --enable-id-token-issuance true --query appId --output tsv)
fi

# The people of the directory are known to the app by its service principal, and come in only where they have a role or an account.
if [ -z "$(az ad sp list --filter "appId eq '$client'" --query '[0].id' --output tsv)" ]; then
  az ad sp create --id "$client" --output none
fi

azd env set CADRE_SIGN_IN_CLIENT_ID "$client"
echo "People sign in through the app registration \"$name\" ($client)."
