#!/bin/sh
# After the resources are made: tells the app registration where people come back to, and that the program's identity may
# speak for it, so that there is no client secret to keep or to renew. Running it again changes nothing.
set -eu

client=${CADRE_SIGN_IN_CLIENT_ID:-}
if [ -z "$client" ] || [ "$client" = none ]; then
  echo "Nobody signs in through the directory: CADRE_SIGN_IN_CLIENT_ID names no app registration."
  exit 0
fi

command -v az >/dev/null || { echo "The Azure CLI (az) is needed: https://aka.ms/azure-cli" >&2; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# az has a directory of its own choice, which need not be the one that azd deploys for.
directory=$(az account show --query tenantId --output tsv)
if [ "$directory" != "${AZURE_TENANT_ID:?}" ]; then
  echo "az is signed in to the directory $directory, and the deployment belongs to $AZURE_TENANT_ID." >&2
  echo "Sign in there (az login --tenant $AZURE_TENANT_ID), and run again: azd hooks run postprovision" >&2
  exit 1
fi

set -- "${CADRE_ADDRESS:?}/.auth/login/aad/callback"
if [ -n "${CADRE_PORTAL_ADDRESS:-}" ]; then
  set -- "$@" "${CADRE_PORTAL_ADDRESS%/}/.auth/login/aad/callback"
fi

az ad app update --id "$client" --web-redirect-uris "$@"

# The people of the directory are known to the app by its service principal, and come in only where they have a role or an account.
if [ -z "$(az ad sp list --filter "appId eq '$client'" --query '[0].id' --output tsv)" ]; then
  az ad sp create --id "$client" --output none
fi

# A new identity takes the place of the old one, whose word counts no longer.
credential="cadre-reports-${AZURE_ENV_NAME:?}"
trusted=$(az ad app federated-credential list --id "$client" --query "[?name=='$credential'].subject" --output tsv)
if [ "$trusted" != "${CADRE_IDENTITY_PRINCIPAL:?}" ]; then
  cat >"$folder/credential.json" <<JSON
{
  "name": "$credential",
  "issuer": "https://login.microsoftonline.com/$AZURE_TENANT_ID/v2.0",
  "subject": "$CADRE_IDENTITY_PRINCIPAL",
  "audiences": ["api://AzureADTokenExchange"]
}
JSON
  if [ -n "$trusted" ]; then
    az ad app federated-credential delete --id "$client" --federated-credential-id "$credential" --output none
  fi

  az ad app federated-credential create --id "$client" --parameters "@$folder/credential.json" --output none
fi

echo "Sign-in is set up. The first administrator is whoever the directory gives the app role CentralAdministrator."
