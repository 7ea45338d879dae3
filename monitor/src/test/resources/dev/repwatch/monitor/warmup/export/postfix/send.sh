# Starts a Postfix of its own in a folder, sends so many messages through it and waits until each has left, at most a minute.
set -eu
folder=$1 port=$2 messages=$3 owner=$4
# shellcheck disable=SC2064
trap "postfix -c '$folder/postfix' stop >/dev/null 2>&1; chown -R '$owner' '$folder'" EXIT
chmod 755 "$folder"
mkdir -p "$folder/spool" "$folder/data"
chown postfix "$folder/data"
chown root "$folder/postfix" "$folder/postfix/main.cf" "$folder/postfix/master.cf"
postfix -c "$folder/postfix" start
timeout 60 smtp-source -s 10 -m "$messages" -N -l 64 -f news@example.com -t user@example.test "127.0.0.1:$port"
for _ in $(seq 240); do
    if [ "$(grep -c ' status=sent ' "$folder/mail.log")" -ge "$messages" ]; then
        break
    fi
    sleep 0.25
done
