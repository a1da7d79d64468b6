#!/usr/bin/env bash
# One Apache Kafka node from Maven jars: needs Java 17 and Maven, no container and no tarball.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
VAR=$(cd "$HERE/../.." && pwd)/var/kafka
LIB=${KAFKA_LIB:-$VAR/lib}
PORT=9092 CONTROLLER_PORT=9093 DATA=$VAR/data HEAP=512m
PROPERTIES=() USERS=()
export CLASSPATH
CLASSPATH="$LIB/*"
QUIET=-Dorg.slf4j.simpleLogger.defaultLogLevel=warn

usage() {
  cat <<'TEXT'
usage: kafka.sh start|run|stop|jars [options]
  start  in the background; returns when it answers     run   in the foreground, until a signal
  stop   the one that `start` started                   jars  only fetch the jars
options:
  --port N (9092)   --controller-port N (9093)   --data DIR (var/kafka/data)
  --property KEY=VALUE   more of server.properties; may be repeated
  --user NAME:PASSWORD   a SCRAM user, made with the data directory; may be repeated
TEXT
}

jars() {
  [ -e "$LIB/.complete" ] && return
  echo "fetching Apache Kafka's jars" >&2
  mkdir -p "$(dirname "$LIB")"
  local new
  new=$(mktemp -d "$LIB.XXXXXX")
  mvn -q -f "$HERE/pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$new" >&2
  touch "$new/.complete"
  mv -T "$new" "$LIB" 2>/dev/null || rm -rf "$new" # somebody else was quicker
}

prepare() {
  jars
  mkdir -p "$DATA"
  sed -e "s#@PORT@#$PORT#g" -e "s#@CONTROLLER_PORT@#$CONTROLLER_PORT#g" -e "s#@DATA@#$DATA#g" \
    "$HERE/server.properties" > "$DATA/server.properties"
  [ ${#PROPERTIES[@]} -eq 0 ] || printf '%s\n' "${PROPERTIES[@]}" >> "$DATA/server.properties"
  [ -f "$DATA/log/meta.properties" ] && return
  local id
  id=$(java "$QUIET" kafka.tools.StorageTool random-uuid 2>/dev/null | tail -1)
  local user mechanism scram=()
  for user in ${USERS[@]+"${USERS[@]}"}; do
    for mechanism in SCRAM-SHA-256 SCRAM-SHA-512; do
      scram+=(--add-scram "$mechanism=[name=${user%%:*},password=${user#*:}]")
    done
  done
  java "$QUIET" kafka.tools.StorageTool format --standalone ${scram[@]+"${scram[@]}"} -t "$id" -c "$DATA/server.properties" > "$DATA/format.log"
}

serve() {
  exec java "-Xms128m" "-Xmx$HEAP" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    "$QUIET" kafka.Kafka "$DATA/server.properties"
}

answers() { (exec 3<> "/dev/tcp/127.0.0.1/$PORT") 2> /dev/null; }

start() {
  ! answers || { echo "something listens on port $PORT already" >&2; exit 1; }
  prepare
  (serve) > "$DATA/kafka.log" 2>&1 < /dev/null &
  echo $! > "$DATA/kafka.pid"
  for _ in $(seq 240); do
    answers && { echo "Apache Kafka listens on 127.0.0.1:$PORT"; return; }
    kill -0 "$(cat "$DATA/kafka.pid")" 2> /dev/null || break
    sleep 0.25
  done
  tail -50 "$DATA/kafka.log" >&2
  exit 1
}

stop() {
  [ -f "$DATA/kafka.pid" ] || { echo "not started from here" >&2; exit 1; }
  local pid
  pid=$(cat "$DATA/kafka.pid")
  kill "$pid" 2> /dev/null || true
  for _ in $(seq 120); do kill -0 "$pid" 2> /dev/null || break; sleep 0.25; done
  rm -f "$DATA/kafka.pid"
}

COMMAND=${1:-}
shift || true
while [ $# -gt 0 ]; do
  case $1 in
    --port) PORT=$2 ;;
    --controller-port) CONTROLLER_PORT=$2 ;;
    --data) mkdir -p "$2"; DATA=$(cd "$2" && pwd) ;;
    --property) PROPERTIES+=("$2") ;;
    --user) USERS+=("$2") ;;
    *) usage >&2; exit 2 ;;
  esac
  shift 2
done
case $COMMAND in
  start) start ;;
  run) prepare; serve ;;
  stop) stop ;;
  jars) jars ;;
  *) usage >&2; exit 2 ;;
esac
