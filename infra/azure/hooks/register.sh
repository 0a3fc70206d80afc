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

# A name proves nothing: in most directories anybody may register an application under it, and whoever owns it gives out its
# roles. So one that is there, perhaps from a run that died before it had noted the id, is taken by a person's word only.
others=$(az ad app list --filter "displayName eq '$name'" --query '[].appId' --output tsv)
if [ -n "$others" ]; then
  {
    echo "There is an app registration \"$name\" already, which this environment does not know:"
    echo "$others"
    echo "Look at who owns it (az ad app owner list --id <id>). If it is yours: azd env set CADRE_SIGN_IN_CLIENT_ID <id>,"
    echo "and run this again. If not, do not use it: choose another name for the environment, or have it removed."
  } >&2
  exit 1
fi

client=$(az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg \
  --app-roles "@$folder/app-roles.json" --enable-id-token-issuance true --query appId --output tsv)

# Noted at once: everything else that it needs, sign-in.sh gives it, as often as it is run.
azd env set CADRE_SIGN_IN_CLIENT_ID "$client"
echo "People sign in through the app registration \"$name\" ($client)."
