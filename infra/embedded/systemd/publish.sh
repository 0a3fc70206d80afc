#!/usr/bin/env bash
# publish.sh FOLDER [--self-contained] [ARGUMENT...]: makes a release, from which install.sh installs a server without a network.
# It is for Linux on the kind of processor that this machine has. --self-contained puts the .NET runtime into it. Further arguments
# go to `dotnet publish`, for example `-c Debug --no-build`.
set -euo pipefail
if [ $# -lt 1 ] || [[ $1 == -* ]]; then
  sed -n '2,4s/^# //p' "$0" >&2
  exit 2
fi

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
mkdir -p "$1"
out=$(cd "$1" && pwd)
shift
if [ -n "$(ls -A "$out")" ]; then
  echo "$out is not empty." >&2
  exit 1
fi

runtime=(--self-contained false)
if [ "${1:-}" = --self-contained ]; then
  shift
  runtime=(--self-contained true --use-current-runtime)
fi

arguments=("$@")
[ ${#arguments[@]} -gt 0 ] || arguments=(-c Release)
dotnet publish "$root/functions" -o "$out/functions" "${runtime[@]}" "${arguments[@]}" --nologo -v quiet
dotnet publish "$root/infra/embedded/CadreReports.Server" -o "$out/tool" "${runtime[@]}" "${arguments[@]}" --nologo -v quiet

mkdir "$out/azurite" "$out/bin" "$out/systemd"
cp "$root/infra/local/Azurite/package.json" "$root/infra/local/Azurite/package-lock.json" "$out/azurite/"
# AZURITE_MODULES names a folder of packages that were installed from this very lock file already.
modules=${AZURITE_MODULES:-}
if [ -z "$modules" ]; then
  npm ci --prefix "$out/azurite" --omit=dev --ignore-scripts --no-audit --no-fund --prefer-offline --silent
  modules=$out/azurite/all
  mv "$out/azurite/node_modules" "$modules"
fi
# What only developers of these packages read is two thirds of them.
mkdir "$out/azurite/node_modules"
tar -C "$modules" --exclude=.bin --exclude='*.map' --exclude='*.ts' --exclude='*.mts' --exclude='*.cts' --exclude='*.md' -cf - . |
  tar -C "$out/azurite/node_modules" -xf -
rm -rf "$out/azurite/all"

cp "$here/wait-for-ports" "$here/cadre-reports" "$out/bin/"
cp "$here"/*.service "$here"/*.timer "$here/settings.env" "$out/systemd/"
cp -r "$here/../proxy" "$out/"
cp "$here/install.sh" "$out/"
cp "$here/../README.md" "$out/"
chmod 755 "$out/install.sh" "$out/bin/"*

# What it is and that it is whole: a release is named by its source and its content.
(cd "$out" && find . -type f ! -name SHA256SUMS ! -name RELEASE -print0 | LC_ALL=C sort -z | xargs -0 sha256sum >SHA256SUMS)
source=$(git -C "$root" describe --always --dirty --abbrev=12 2>/dev/null || echo unknown)
echo "$source-$(sha256sum "$out/SHA256SUMS" | cut -c1-12)" >"$out/RELEASE"
echo "Release $(cat "$out/RELEASE") in $out"
