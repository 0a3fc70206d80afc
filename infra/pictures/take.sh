#!/bin/sh
# Retakes pictures of the portal's pages: guide-*.png in shared/CadreReports.Portal/Guide (under 100 KB each, a test says so;
# "shows" in guide.json says what is on them) and portal-*.png here. Which and how is in PictureTests; look at each afterwards. Needs Chromium, and ImageMagick's convert to make them small.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
taken=$(mktemp -d)
trap 'rm -rf "$taken"' EXIT
CADRE_REPORTS_PICTURES="$taken" dotnet test "$root/tests/CadreReports.Tests" --filter FullyQualifiedName~Portal.PictureTests
for picture in "$taken"/*.png; do
  name=$(basename "$picture")
  case $name in
    guide-*) folder=$root/shared/CadreReports.Portal/Guide ;;
    *) folder=$root/infra/pictures ;;
  esac
  # A page has few colours: a palette keeps them and is a third of the size.
  convert "$picture" -strip -dither None -colors 96 -define png:compression-level=9 "PNG8:$folder/$name"
done
