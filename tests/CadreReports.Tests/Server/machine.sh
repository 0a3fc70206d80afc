#!/usr/bin/env bash
# machine.sh FOLDER: boots systemd in namespaces of its own, over the files of this machine, on which nothing is changed: what is
# written goes to memory. Prints the process id of that systemd, and ends it, and removes FOLDER, when standard input ends.
set -euo pipefail

if [ "${2:-}" != inside ]; then
  name=cadre-reports-machine-$$
  groups=()
  outer=
  clean() {
    [ -z "$outer" ] || { kill -9 "$outer" && wait "$outer"; } 2>/dev/null || true
    for group in "${groups[@]}"; do
      for _ in $(seq 100); do
        find "$group" -depth -type d -exec rmdir {} + 2>/dev/null || true
        [ -d "$group" ] || break
        sleep 0.1
      done
    done
    rm -rf "$1" "$1.log"
  }
  trap 'clean "$1"' EXIT
  # A control group of its own in every hierarchy, so that its slices are not this machine's.
  while IFS=: read -r _ controllers path; do
    case $controllers in
      '') mount=/sys/fs/cgroup/unified; [ -d "$mount" ] || mount=/sys/fs/cgroup ;;
      name=*) mount=/sys/fs/cgroup/${controllers#name=} ;;
      *) mount=/sys/fs/cgroup/$controllers ;;
    esac
    group=$mount$([ "$path" = / ] || echo "$path")/$name
    mkdir "$group"
    groups+=("$group")
    if [ "$controllers" = cpuset ]; then
      cat "$group/../cpuset.cpus" >"$group/cpuset.cpus"
      cat "$group/../cpuset.mems" >"$group/cpuset.mems"
    fi
  done </proc/self/cgroup
  (
    for group in "${groups[@]}"; do echo "$BASHPID" >"$group/cgroup.procs"; done
    trap - EXIT
    exec setpriv --pdeathsig KILL unshare --pid --mount --uts --ipc --net --cgroup --fork --kill-child "$0" "$1" inside
  ) </dev/null >"$1.log" 2>&1 &
  outer=$!
  until inner=$(pgrep -P "$outer" -x systemd); do
    kill -0 "$outer" || { cat "$1.log" >&2; exit 1; }
    sleep 0.1
  done
  echo "$inner"
  cat >/dev/null
  exit 0
fi

mount --make-rprivate /
mount -t tmpfs -o mode=755 tmpfs "$1"
mkdir "$1/upper" "$1/work" "$1/root"
root=$1/root
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$root"
# Only what is tried here runs in it.
rm -rf "$root"/etc/systemd/system/*.wants "$root"/etc/nginx/sites-enabled/*
rm -rf "$root"/var/log/journal/*
# The kernel is this machine's: none of its settings may be written.
mount -t proc proc "$root/proc"
mount --bind "$root/proc/sys" "$root/proc/sys"
mount -o remount,bind,ro "$root/proc/sys"
mount -t sysfs -o ro sysfs "$root/sys"
if [ "$(stat -f -c %T /sys/fs/cgroup)" = cgroup2fs ]; then
  mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
else
  mount -t tmpfs -o mode=755 tmpfs "$root/sys/fs/cgroup"
  while IFS=: read -r _ controllers _; do
    case $controllers in
      '') mkdir "$root/sys/fs/cgroup/unified"; mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup/unified" ;;
      name=*) mkdir "$root/sys/fs/cgroup/${controllers#name=}"; mount -t cgroup -o "none,$controllers" cgroup "$root/sys/fs/cgroup/${controllers#name=}" ;;
      *) mkdir "$root/sys/fs/cgroup/$controllers"; mount -t cgroup -o "$controllers" cgroup "$root/sys/fs/cgroup/$controllers" ;;
    esac
  done </proc/self/cgroup
fi
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
cp -a /dev/null /dev/zero /dev/full /dev/random /dev/urandom /dev/tty "$root/dev/"
mkdir "$root/dev/pts" "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$root/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
ln -s pts/ptmx "$root/dev/ptmx"
for link in fd:fd stdin:fd/0 stdout:fd/1 stderr:fd/2; do ln -s "/proc/self/${link#*:}" "$root/dev/${link%:*}"; done
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
: >"$root/etc/machine-id"
mkdir "$root/before"
cd "$root"
pivot_root . before
umount -l /before
exec env -i container=other PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --system --unit=multi-user.target --show-status=no
