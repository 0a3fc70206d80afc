#!/bin/sh
# After the program is deployed: has Event Grid tell it of files in the inbox. The key that Event Grid needs exists once the
# host has started with the program, which may take minutes; it is never shown here. Running it again changes nothing.
set -eu

command -v az >/dev/null || { echo "The Azure CLI (az) is needed: https://aka.ms/azure-cli" >&2; exit 1; }
folder=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
tries=${CADRE_SUBSCRIBE_TRIES:-10}

while true; do
  # Said outright: az has a subscription of its own choice, which need not be azd's.
  if az deployment group create --name cadre-reports-events --subscription "${AZURE_SUBSCRIPTION_ID:?}" --resource-group "${AZURE_RESOURCE_GROUP:?}" \
    --template-file "$folder/event-subscription.bicep" \
    --parameters "functionApp=${CADRE_FUNCTION_APP:?}" "eventsTopic=${CADRE_EVENTS_TOPIC:?}" "dataAccount=${CADRE_DATA_ACCOUNT:?}" \
    --output none; then
    echo "Event Grid tells the program of files in the inbox."
    exit 0
  fi

  tries=$((tries - 1))
  if [ "$tries" -le 0 ]; then
    echo "Event Grid could not be told of the program. Until this is mended, files that are put straight into storage are found" >&2
    echo "by the reconciler only, within twenty minutes. Try again with: azd hooks run postdeploy" >&2
    exit 1
  fi

  echo "The program's key is not there yet; trying again in ${CADRE_SUBSCRIBE_PAUSE:-30} seconds." >&2
  sleep "${CADRE_SUBSCRIBE_PAUSE:-30}"
done
