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

set -- "${CADRE_ADDRESS:?}/.auth/login/aad/callback"
if [ -n "${CADRE_PORTAL_ADDRESS:-}" ]; then
  set -- "$@" "${CADRE_PORTAL_ADDRESS%/}/.auth/login/aad/callback"
fi

az ad app update --id "$client" --web-redirect-uris "$@"

if [ -z "$(az ad app federated-credential list --id "$client" --query "[?subject=='${CADRE_IDENTITY_PRINCIPAL:?}'].id" --output tsv)" ]; then
  cat >"$folder/credential.json" <<JSON
{
  "name": "cadre-reports-${AZURE_ENV_NAME:?}",
  "issuer": "https://login.microsoftonline.com/${AZURE_TENANT_ID:?}/v2.0",
  "subject": "$CADRE_IDENTITY_PRINCIPAL",
  "audiences": ["api://AzureADTokenExchange"]
}
JSON
  az ad app federated-credential create --id "$client" --parameters "@$folder/credential.json" --output none
fi

echo "Sign-in is set up. The first administrator is whoever the directory gives the app role CentralAdministrator."
