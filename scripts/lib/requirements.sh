# shellcheck shell=bash
# What the scripts need beside Swift, and how a machine gets it. To be sourced.
#
#   require_swift           fails, with a sentence, unless Swift is there and new enough
#   require THING…          installs what is missing of the things that `has` lists, or prints the
#                           one line that does and fails

readonly oldest_swift=6.2
readonly unavailable=69 # EX_UNAVAILABLE of sysexits.h

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

# SwiftPM and git look for their settings at home; a service or a container may not name it.
if [[ -z ${HOME:-} ]]; then
  HOME=$(getent passwd "$(id -u)" 2>/dev/null | cut -d: -f6 || true)
  [[ -d ${HOME:-} && -w ${HOME:-} ]] || HOME=$(mktemp -d)
  export HOME
fi

require_swift() {
  local version said
  if ! command -v swift >/dev/null; then
    say "Swift $oldest_swift or later is needed and not on the path: https://www.swift.org/install"
    exit "$unavailable"
  fi
  version=$(swift --version 2>&1 | sed -nE 's/.*Swift version ([0-9]+(\.[0-9]+)*).*/\1/p' | head -n 1)
  # Its package manager links more libraries of the system than the compiler does.
  if [[ -z $version ]] || ! said=$(swift package --version 2>&1); then
    say "Swift is here but does not run: ${said:-$(swift --version 2>&1 || true)}"
    say "what it needs of the system: https://www.swift.org/install/linux"
    exit "$unavailable"
  fi
  if [[ $(printf '%s\n' "$oldest_swift" "$version" | sort -V | head -n 1) != "$oldest_swift" ]]; then
    say "Swift $oldest_swift or later is needed, and this is $version: https://www.swift.org/install"
    exit "$unavailable"
  fi
}

# Whether a thing is there, by what it is used for: it may have come from anywhere.
has() {
  case $1 in
    ffmpeg-libraries) pkg-config --exists libavformat libavcodec libavutil libswresample ;;
    icu) pkg-config --exists icu-i18n ;;
    ffmpeg) command -v ffmpeg && command -v ffprobe ;;
    numpy) python3 -c 'import numpy' ;;
    soundfile) python3 -c 'import soundfile' ;;
    *) command -v "$1" ;;
  esac >/dev/null 2>&1
}

# The packages that bring a thing, by package manager.
packages_of() {
  case $1:$2 in
    apt:ffmpeg-libraries)
      echo libavformat-dev libavcodec-dev libavutil-dev libswresample-dev ;;
    apt:icu) echo libicu-dev ;;
    apt:numpy | apt:soundfile) echo "python3-$2" ;;
    brew:ffmpeg-libraries) echo ffmpeg ;;
    brew:icu) echo icu4c ;;
    brew:pkg-config) echo pkgconf ;;
    *) echo "$2" ;;
  esac
}

require() {
  local thing manager missing=() packages=()
  for thing; do has "$thing" || missing+=("$thing"); done
  ((${#missing[@]})) || return 0

  manager=apt
  [[ $(uname) == Darwin ]] && manager=brew
  for thing in "${missing[@]}"; do
    read -ra packages <<<"${packages[*]-} $(packages_of "$manager" "$thing")"
  done
  say "missing: ${missing[*]}"
  if [[ $manager == brew ]]; then
    ask_for "brew install ${packages[*]}"
  elif command -v apt-get >/dev/null; then
    install_with_apt "${packages[@]}"
  else
    say "this script installs with apt-get only; by Debian's names these are needed: ${packages[*]}"
    exit "$unavailable"
  fi
  for thing in "${missing[@]}"; do
    has "$thing" && continue
    say "$thing was installed and still is not found"
    exit "$unavailable"
  done
}

install_with_apt() {
  local line="apt-get install -y --no-install-recommends $*" log
  local as_root=()
  if (($(id -u) != 0)); then
    # Without a terminal nobody can answer sudo's question, so it is not asked.
    if sudo -n true 2>/dev/null || { [[ -t 0 && -t 2 ]] && command -v sudo >/dev/null; }; then
      as_root=(sudo)
    elif command -v sudo >/dev/null; then
      ask_for "sudo apt-get update && sudo $line"
    else
      ask_for "su -c 'apt-get update && $line'"
    fi
  fi
  # No question may stop the run, no locale need exist, another apt is waited for.
  local apt=(${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive LC_ALL=C
    apt-get -y -q -o DPkg::Lock::Timeout=300)
  say "installing with ${as_root[*]:+${as_root[*]} }apt-get: $*"
  log=$(mktemp)

  # The lists of packages are fetched where they do not know a package, or know one that the
  # mirror no longer has.
  local known=yes
  apt-cache show --no-all-versions "$@" >/dev/null 2>&1 || known=no
  if ! { [[ $known == yes ]] && "${apt[@]}" install --no-install-recommends "$@" >"$log" 2>&1; }; then
    say "fetching the lists of packages first"
    # One source out of reach need not matter: whether it does, the installation tells.
    "${apt[@]}" update >"$log" 2>&1 || true
    if ! "${apt[@]}" install --no-install-recommends "$@" >>"$log" 2>&1; then
      tail -n 20 "$log" >&2
      rm -f "$log"
      say "apt-get failed, see above (on Ubuntu, FFmpeg's libraries are in the component universe)"
      exit "$unavailable"
    fi
  fi
  rm -f "$log"
}

ask_for() {
  say "no right to install here; run this line, then $0 again:"
  printf '  %s\n' "$1" >&2
  exit "$unavailable"
}
