#!/usr/bin/env python3
"""The audit script that people write: ask IAM user by user. Keytide is measured against it, and must agree with it on every key.

Prints one JSON object: {"calls": n, "seconds": s, "keys": [{"user", "id", "status", "created", "lastUsed", "mfa"}]}.
Endpoint, region and credentials come from the environment, as for any boto3 program.
"""
import json
import sys
import time

import boto3


def main() -> int:
    calls = 0

    def count(**_):
        nonlocal calls
        calls += 1

    iam = boto3.client("iam")
    iam.meta.events.register("before-send.iam.*", count)
    started = time.monotonic()
    keys = []
    for page in iam.get_paginator("list_users").paginate():
        for user in page["Users"]:
            name = user["UserName"]
            mfa = iam.list_mfa_devices(UserName=name)["MFADevices"]
            for key in iam.list_access_keys(UserName=name)["AccessKeyMetadata"]:
                last = iam.get_access_key_last_used(AccessKeyId=key["AccessKeyId"])["AccessKeyLastUsed"]
                used = last.get("LastUsedDate")
                keys.append(
                    {
                        "user": name,
                        "id": key["AccessKeyId"],
                        "status": key["Status"],
                        "created": key["CreateDate"].strftime("%Y-%m-%dT%H:%M:%SZ"),
                        "lastUsed": used.strftime("%Y-%m-%dT%H:%M:%SZ") if used else None,
                        "mfa": len(mfa) > 0,
                    }
                )
    json.dump({"calls": calls, "seconds": round(time.monotonic() - started, 3), "keys": keys}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
