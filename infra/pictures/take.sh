#!/bin/sh
# Takes all pictures of pages anew: guide-*.png in shared/CadreReports.Portal/Guide ("shows" in guide.json says what is on
# them), each under 100 KB, and portal-*.png here, a long one little more. What is on them, and how wide, is in PictureTests; look at each afterwards.
# Needs what .ci/run installs, and ImageMagick's convert to make them small.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
guide=$root/shared/CadreReports.Portal/Guide
most=102400
command -v convert >/dev/null || { echo "ImageMagick's convert is not installed." >&2; exit 1; }

taken=$(mktemp -d)
trap 'rm -rf "$taken"' EXIT
CADRE_REPORTS_PICTURES="$taken" dotnet test "$root/tests/CadreReports.Tests" --nologo --filter FullyQualifiedName~Portal.PictureTests

# A test that is skipped takes nothing.
for name in $(grep -o 'guide-[a-z-]*\.png' "$guide/guide.json") $(cd "$root/infra/pictures" && ls portal-*.png); do
  [ -s "$taken/$name" ] || { echo "$name was not taken." >&2; exit 1; }
done

for picture in "$taken"/*.png; do
  name=$(basename "$picture")
  case $name in
    guide-*) folder=$guide ;;
    *) folder=$root/infra/pictures ;;
  esac
  # A page has few colours: a palette keeps them and is a third of the size.
  for colours in 96 64 48 32; do
    convert "$picture" -strip -dither None -colors "$colours" -define png:compression-level=9 "PNG8:$taken/small"
    [ "$(wc -c <"$taken/small")" -ge "$most" ] || break
  done
  case $name in
    guide-*) [ "$(wc -c <"$taken/small")" -lt "$most" ] || { echo "$name is too large." >&2; exit 1; } ;;
  esac
  mv "$taken/small" "$folder/$name"
  chmod 644 "$folder/$name"
done
