#!/bin/bash
# Builds the Linux app-image: a folder with the register and its own trimmed Java runtime.
#
#   installer/linux/build-app-image.sh [--jars DIR] [--out DIR]
#
#   --jars DIR   take truetill.jar and lib/*.jar from DIR; without it the client is built first
#   --out DIR    where the image goes (default: installer/target/app-image)
#
# JavaFX goes into the runtime as modules, everything else onto the classpath: jlink refuses the
# automatic modules among our libraries.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
jars=
out=$root/installer/target/app-image

fail() {
  echo "build-app-image: $1" >&2
  exit "${2:-1}"
}

while [ $# -gt 0 ]; do
  case "$1" in
    --jars | --out)
      [ $# -ge 2 ] || fail "$1 needs a folder" 2
      if [ "$1" = --jars ]; then jars=$2; else out=$2; fi
      shift 2
      ;;
    --help | -h)
      sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0"
      exit 0
      ;;
    *) fail "unknown option '$1' (--help lists them)" 2 ;;
  esac
done

[ "$(uname -s)" = Linux ] || fail "this script builds the Linux image; run it on Linux"

# mvnw knows how to find the JDK; ask it rather than search a second time.
version_text=$("$root/mvnw" --version) || fail "mvnw found no JDK and Maven to build with (see above)"
jdk=$(sed -n 's/.*, runtime: \(.*\)$/\1/p' <<<"$version_text")
[ -n "$jdk" ] || fail "mvnw --version did not say where the JDK is"
for tool in jlink jpackage; do
  [ -x "$jdk/bin/$tool" ] || fail "the JDK in $jdk has no bin/$tool; a full JDK is needed"
done
# jpackage calls objcopy for the launcher's libraries.
command -v objcopy >/dev/null || fail "objcopy is missing (Debian: apt-get install binutils)"

# The project's own version is the first one after its artifact id. jpackage takes numbers only.
version=$(sed -n '/<artifactId>truetill<\/artifactId>/,/<\/version>/s/.*<version>\(.*\)<\/version>.*/\1/p' "$root/pom.xml" | head -n 1)
version=${version%%-*}
[[ "$version" =~ ^[0-9]+(\.[0-9]+){0,2}$ ]] || fail "cannot read the version from pom.xml (got '$version')"

if [ -z "$jars" ]; then
  "$root/mvnw" --batch-mode --quiet -pl client -am package -Dmaven.test.skip=true
  jars=$root/client/target
fi
[ -f "$jars/truetill.jar" ] || fail "$jars/truetill.jar is missing; build the client first: ./mvnw package -DskipTests"
[ -d "$jars/lib" ] || fail "$jars/lib is missing; build the client first: ./mvnw package -DskipTests"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/modules" "$work/app"

# The unclassified javafx-*.jar are empty; only the platform's jars carry modules.
platform=linux
[ "$(uname -m)" = aarch64 ] && platform=linux-aarch64
for jar in "$jars"/lib/*.jar; do
  case "$(basename "$jar")" in
    javafx-*-"$platform".jar) cp "$jar" "$work/modules/" ;;
    javafx-*) ;;
    *) cp "$jar" "$work/app/" ;;
  esac
done
cp "$jars/truetill.jar" "$work/app/"
ls "$work"/modules/javafx-controls-*.jar >/dev/null 2>&1 \
  || fail "$jars/lib holds no javafx-controls jar for $platform"

lines() { sed '/^#/d; /^$/d' "$1"; }
modules=$(lines "$root/installer/common/modules.txt" | paste -sd, -)
java_options=()
while IFS= read -r option; do
  java_options+=(--java-options "$option")
done < <(lines "$root/installer/common/java-options.txt")

"$jdk/bin/jlink" \
  --module-path "$work/modules" \
  --add-modules "$modules" \
  --no-header-files --no-man-pages \
  --output "$work/runtime"

rm -rf "$out/truetill"
mkdir -p "$out"
"$jdk/bin/jpackage" \
  --type app-image \
  --name truetill \
  --app-version "$version" \
  --vendor Truetill \
  --input "$work/app" \
  --main-jar truetill.jar \
  --main-class truetill.client.app.Main \
  --runtime-image "$work/runtime" \
  "${java_options[@]}" \
  --dest "$out"

echo "$out/truetill ($(du -sm "$out/truetill" | cut -f1) MB, version $version)"
