# In a network and mount namespace of its own: addresses of receivers and of ways out, their names, Postfix, Exim, the receivers.
set -eu
folder=$1 exim=$2
shift 2
ip link set lo up
for address in 192.0.2.10 192.0.2.20 192.0.2.30 192.0.2.40 198.51.100.7 198.51.100.8 198.51.100.9; do
    ip address add "$address/32" dev lo
done
cat >"$folder/hosts" <<HOSTS
127.0.0.1 localhost
192.0.2.10 gmail-smtp-in.l.google.com
192.0.2.20 mfsmax.docomo.ne.jp
192.0.2.30 mx.corp.example
192.0.2.40 mx00.t-online.de
HOSTS
{ cat /etc/passwd; echo "Debian-exim:x:993:993::/nonexistent:/usr/sbin/nologin"; } >"$folder/passwd"
{ cat /etc/group; echo "Debian-exim:x:993:"; } >"$folder/group"
mount --bind "$folder/hosts" /etc/hosts
mount --bind "$folder/passwd" /etc/passwd
mount --bind "$folder/group" /etc/group
chmod 755 "$folder" "$folder/.."
mkdir -p "$folder/spool" "$folder/data" "$folder/exim" "$folder/exim-log"
chown postfix "$folder/data"
chown 993:993 "$folder/exim" "$folder/exim-log"
chmod 640 "$folder/exim.conf"
# shellcheck disable=SC2064
trap "postfix -c '$folder/postfix' stop >/dev/null 2>&1; kill \$(cat '$folder/exim.pid') 2>/dev/null" EXIT
postfix -c "$folder/postfix" start >>"$folder/start.log" 2>&1
"$exim" -C "$folder/exim.conf" -bd -q30m >>"$folder/start.log" 2>&1
"$@"
