# shellcheck shell=bash
# What QuyHtx wants of the machine beside .NET: Debian's packages, looked for and, as root with apt, installed. For "quyhtx" and "tests/run"
# to read in; it prints nothing on standard output.

say() { printf '%s\n' "$*" >&2; }

# Is what a package of Debian's brings there, wherever it came from?
has() {
    case $1 in
        chromium) command -v chromium || command -v chromium-browser || command -v google-chrome ;;
        fonts-croscore) compgen -G '/usr/share/fonts/*/*/Tinos-*' || compgen -G '/usr/share/fonts/*/Tinos-*' ;;
        npm) command -v node && command -v npm ;;
        poppler-utils) command -v pdftotext && command -v pdffonts ;;
        postgresql) compgen -G '/usr/lib/postgresql/*/bin/initdb' ;;
        python3-aiosmtpd) /usr/bin/python3 -c 'import aiosmtpd' ;;
        *) command -v "$1" ;;
    esac >/dev/null 2>&1
}

# Which of these packages are missing, in one line.
missing_of() {
    local package missing=()
    for package in "$@"; do
        has "$package" || missing+=("$package")
    done
    printf '%s' "${missing[*]}"
}

can_install() { ((EUID == 0)) && command -v apt-get >/dev/null; }

# Runs something that is silent for long, with what it is in words and now and then how long it has taken; what it said is told when it fails.
patiently() {
    local what=$1 log="$root/artifacts/last-step.log" start=$SECONDS status=0
    shift
    mkdir -p "$root/artifacts"
    say "$what…"
    while sleep 15 >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do
        say "  … đã $((SECONDS - start)) giây"
    done 9>&- &
    local clock=$!
    "$@" >"$log" 2>&1 9>&- || status=$?
    kill "$clock"
    wait "$clock" 2>/dev/null || true
    ((status == 0)) || cat "$log" >&2
    return "$status"
}

# Installs these packages, all in one go. A list of packages that could not be brought up to date may still do.
install() {
    patiently "Cài $*" bash -c '
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq || true
        apt-get install -y -qq --no-install-recommends "$@"' install "$@"
}

# Node is asked for only where the packages of the pages still have to be fetched.
has_front_end() { [[ $root/node_modules/.package-lock.json -nt $root/package-lock.json ]] || has npm; }
