"""Runs keytide and git in turn and prints medians and ratios; what bench/git/run calls."""
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time


def measure(command, folder):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, shell=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.returncode


def compare(commands, folder, rounds):
    samples = {name: [] for name in commands}
    for name, command in commands.items():
        measure(command, folder)  # The first one warms the page cache.
    for _ in range(rounds):
        for name, command in commands.items():
            samples[name].append(measure(command, folder))
    print(f"{'ms':64}{'wall':>9}{'least':>9}{'CPU':>9}  exit")
    base = None
    for name, all_of in samples.items():
        walls = [sample[0] * 1e3 for sample in all_of]
        cpu = statistics.median(sample[1] * 1e3 for sample in all_of)
        wall = statistics.median(walls)
        base = base or (wall, cpu)
        ratio = f"   wall x {wall / base[0]:.2f}, CPU x {cpu / base[1]:.2f}"
        print(f"{name:64}{wall:9.1f}{min(walls):9.1f}{cpu:9.1f}  {all_of[-1][2]}{ratio}")


def history(native, runtime, repository, rounds):
    repository = os.path.abspath(repository)
    git = f"git -C '{repository}'"
    blobs = "--objects --all --filter=object:type=blob --missing=allow-any"
    subprocess.run(f"{git} count-objects -vH", shell=True, check=True)
    compare({
        "git rev-list | git cat-file --batch, every blob": f"{git} rev-list {blobs} --no-object-names | {git} cat-file --batch",
        "the same with names, of which cat-file then reads none": f"{git} rev-list {blobs} | {git} cat-file --batch",
        "git cat-file --batch --batch-all-objects --unordered": f"{git} cat-file --batch --batch-all-objects --unordered",
        "keytide scan --history, every object": f"'{native}' scan --history '{repository}' --fail-on never",
        "the same on the installed runtime": f"'{runtime}' scan --history '{repository}' --fail-on never",
    }, repository, rounds)
    subprocess.run(f"'{native}' scan --history '{repository}' --fail-on never | tail -n 3", shell=True)


def staged(native, runtime, rounds):
    with tempfile.TemporaryDirectory() as folder:
        for i in range(2000):
            os.makedirs(f"{folder}/d{i % 40}/e{i % 7}", exist_ok=True)
            with open(f"{folder}/d{i % 40}/e{i % 7}/file{i}.txt", "w") as file:
                file.write(f"content of file {i}\n" * 40)
        setting = "git init -q . && git config user.name A && git config user.email a@example.org && git add -A && git commit -qm first && git gc -q"
        subprocess.run(setting, shell=True, cwd=folder, check=True)
        for i in range(5):
            with open(f"{folder}/d{i}/e{i}/file{i}.txt", "a") as file:
                file.write(f"setting{i} = value\n" * 30)
        subprocess.run("git add -A", shell=True, cwd=folder, check=True)
        pattern = "(AKIA|ASIA)[A-Z0-9]{16}"
        compare({
            "git diff --cached": "git diff --cached",
            "git grep in the staged files, as git-secrets does":
                f"git diff --cached --name-only -z | xargs -0 git grep -nwHEI --cached -e '{pattern}' --",
            "keytide scan --staged": f"'{native}' scan --staged",
            "the same on the installed runtime": f"'{runtime}' scan --staged",
        }, folder, rounds)
        print(f"methods that were compiled while it ran there: {compiled(runtime, folder)}")


# The runtime lists them where it is told to (.NET's clrconfignames.h).
def compiled(keytide, folder):
    with tempfile.NamedTemporaryFile() as listing:
        environment = {**os.environ, "DOTNET_JitStdOutFile": listing.name, "DOTNET_JitDisasmSummary": "1"}
        subprocess.run([keytide, "scan", "--staged"], cwd=folder, env=environment, stdout=subprocess.DEVNULL)
        return sum(1 for _ in listing)


if __name__ == "__main__":
    native, runtime, what, *rest = sys.argv[1:]
    if what == "history":
        history(native, runtime, rest[0], int(rest[1]) if len(rest) > 1 else 5)
    else:
        staged(native, runtime, int(rest[0]) if rest else 21)
