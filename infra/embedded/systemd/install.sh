#!/usr/bin/env bash
# install.sh [--dry-run] [--no-start]: installs this release, or upgrades to it. As root, in the release's own folder, without a
# network. It may be run again: it changes what differs, and keeps data, keys and settings. A release that does not come up is
# replaced by the one before it.
#   --dry-run   only say what would be done
#   --no-start  do not start anything
set -euo pipefail

release=$(cd "$(dirname "$0")" && pwd)
home=/opt/cadre-reports
settings=/etc/cadre-reports
backups=/var/backups/cadre-reports
units=(cadre-reports.service cadre-reports-azurite.service cadre-reports-backup.service cadre-reports-backup.timer)
kept=3

dry=
start=yes
for argument in "$@"; do
  case $argument in
    --dry-run) dry=yes ;;
    --no-start) start= ;;
    *) sed -n '2,6s/^# //p' "$0" >&2; exit 2 ;;
  esac
done

say() { echo "== $*"; }
fail() { echo "$*" >&2; exit 1; }
run() {
  if [ -n "$dry" ]; then
    printf 'would run:'; printf ' %q' "$@"; echo
  else
    "$@"
  fi
}

say "Checking this machine and this release"
[ "$(id -u)" = 0 ] || fail "Run it as root."
[ -d /run/systemd/system ] || fail "systemd does not run here."
[ -s "$release/RELEASE" ] || fail "$release is no release; publish.sh makes one."
for tool in setpriv sha256sum useradd base64 flock; do
  command -v "$tool" >/dev/null || fail "The program $tool is missing."
done
(cd "$release" && sha256sum --quiet --strict -c SHA256SUMS) || fail "The release is damaged: copy it again."
name=$(cat "$release/RELEASE")
[[ $name =~ ^[A-Za-z0-9._-]+$ ]] || fail "The release has a strange name."

if [ -x "$release/node/bin/node" ]; then
  node=$home/releases/$name/node/bin/node
else
  node=$(readlink -f "$(command -v node || true)")
  [ -n "$node" ] || fail "Node.js 20 or later is missing."
  case $node in /home/*|/root/*) fail "Node.js lies in $node, which the services cannot reach: install it for the whole machine." ;; esac
  "$node" -e 'process.exit(Number(process.versions.node.split(".")[0]) < 20 ? 1 : 0)' || fail "Node.js is too old: 20 or later is needed."
fi
if [ ! -e "$release/functions/libcoreclr.so" ]; then
  dotnet --list-runtimes 2>/dev/null | grep -q '^Microsoft.AspNetCore.App 10\.' \
    || fail "The ASP.NET Core runtime 10 is missing (or make the release with --self-contained)."
fi
ldconfig -p | grep -q libicuuc || fail "The ICU library is missing (Debian: libicu72 or the like)."

# Two at once would undo each other.
if [ -z "$dry" ]; then
  exec 9>/run/cadre-reports-install.lock
  flock -n 9 || fail "Another installation is going on."
fi

say "Users"
for user in cadre-reports cadre-reports-azurite cadre-reports-backup; do
  getent passwd "$user" >/dev/null || run useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$user"
done

say "Folders, keys and settings"
[ -d "$home/releases" ] || run install -d -m 755 -o root -g root "$home" "$home/releases"
[ -d "$settings" ] || run install -d -m 700 -o root -g root "$settings"
[ -d "$backups" ] || run install -d -m 700 -o cadre-reports-backup -g cadre-reports-backup "$backups"

# A file appears whole or not at all, and is never written again: with another key nobody could read what is stored.
put() {
  if [ -e "$1" ]; then cat >/dev/null; return; fi
  if [ -n "$dry" ]; then cat >/dev/null; echo "would write: $1"; return; fi
  (umask 077 && cat >"$1.new" && sync "$1.new" && mv -n "$1.new" "$1")
}

account=cadrereports
if [ ! -e "$settings/storage.env" ]; then
  if [ -e "$settings/azurite.env" ]; then
    key=$(sed -n "s/^AZURITE_ACCOUNTS=$account://p" "$settings/azurite.env")
    [ -n "$key" ] || fail "$settings/azurite.env does not say what the key of $account is."
  else
    [ -z "$(ls -A /var/lib/cadre-reports-azurite 2>/dev/null)" ] \
      || fail "There are data in /var/lib/cadre-reports-azurite, but no $settings/azurite.env: put it back first."
    key=$(head -c 64 /dev/urandom | base64 -w0)
  fi
  put "$settings/azurite.env" <<<"AZURITE_ACCOUNTS=$account:$key"
  connection="DefaultEndpointsProtocol=http;AccountName=$account;AccountKey=$key;BlobEndpoint=http://127.0.0.1:10000/$account;QueueEndpoint=http://127.0.0.1:10001/$account;TableEndpoint=http://127.0.0.1:10002/$account;"
  put "$settings/storage.env" <<<"CadreStorage=\"$connection\"
AzureWebJobsStorage=\"$connection\""
  unset key connection
fi
put "$settings/settings.env" <"$release/systemd/settings.env"

say "Release $name"
changed=
if [ ! -e "$home/releases/$name/RELEASE" ]; then
  changed=yes
  run rm -rf "$home/releases/.new"
  run cp -r --no-preserve=ownership "$release" "$home/releases/.new"
  run chmod -R u=rwX,go=rX "$home/releases/.new"
  run ln -sfn "$node" "$home/releases/.new/bin/node"
  run mv -T "$home/releases/.new" "$home/releases/$name"
fi

before=$(readlink "$home/current" 2>/dev/null || true)

# Whoever keeps the data elsewhere has switched this storage off, and it stays off.
services=(cadre-reports-azurite.service cadre-reports.service)
if [ -n "$before" ] && ! systemctl is-enabled --quiet cadre-reports-azurite.service; then
  services=(cadre-reports.service)
fi
[ "$before" = "releases/$name" ] || changed=yes

# Puts a release in place: its units, its command and the link. What runs goes on with what it has until it is started anew.
switch_to() {
  local unit
  for unit in "${units[@]}"; do
    cmp -s "$home/$1/systemd/$unit" "/etc/systemd/system/$unit" || run install -m 644 "$home/$1/systemd/$unit" "/etc/systemd/system/$unit"
  done
  run install -m 755 "$home/$1/bin/cadre-reports" /usr/local/sbin/cadre-reports
  run ln -sfn "$1" "$home/current.new"
  run mv -T "$home/current.new" "$home/current"
  run systemctl daemon-reload
}

# The functions finish what is in flight, then the storage saves; both come back in the other order.
restart() {
  run systemctl stop cadre-reports-backup.service cadre-reports.service
  run systemctl stop cadre-reports-azurite.service
  run systemctl start "${services[@]}"
}

for unit in "${units[@]}"; do
  cmp -s "$release/systemd/$unit" "/etc/systemd/system/$unit" || changed=yes
done
if [ -n "$changed" ]; then
  switch_to "releases/$name"
fi
run systemctl enable --quiet "${services[@]}" cadre-reports-backup.timer

if [ -n "$start" ]; then
  say "Starting"
  run systemctl start cadre-reports-backup.timer
  if [ -z "$changed" ]; then
    run systemctl start "${services[@]}"
  elif ! restart; then
    if [ -n "$before" ] && [ "$before" != "releases/$name" ]; then
      say "It does not come up; back to $before"
      switch_to "$before"
      restart || true
    fi
    fail "The release $name did not start: journalctl -u cadre-reports -u cadre-reports-azurite"
  fi
fi

# The newest few stay, to go back to by running their install.sh.
if [ -z "$dry" ]; then
  find "$home/releases" -mindepth 1 -maxdepth 1 -type d -printf '%T@ %f\n' | sort -rn | cut -d' ' -f2- | tail -n +$((kept + 1)) |
    while read -r old; do
      [ "$(readlink "$home/current")" = "releases/$old" ] || [ "$before" = "releases/$old" ] || rm -rf "${home:?}/releases/$old"
    done
fi

say "Done"
echo "The first administrator's one-time password: sudo cadre-reports first-administrator"
echo "TLS comes from a proxy in front, samples: $home/current/proxy. Everything else: $home/current/README.md"
