"""Calls STS again and again with the key that a profile holds at that moment, and tells how often and what failed."""
import os
import sys
import time

import botocore.config
import botocore.session

stop, profile = sys.argv[1], sys.argv[2]
configuration = botocore.config.Config(retries={"total_max_attempts": 1}, connect_timeout=10, read_timeout=30)
calls, failures, keys = 0, [], []
while not os.path.exists(stop):
    session = botocore.session.Session(profile=profile)
    key = session.get_credentials().access_key
    if key not in keys:
        keys.append(key)
    try:
        session.create_client("sts", region_name="us-east-1", config=configuration).get_caller_identity()
    except Exception as problem:  # Whatever it is, it is a failed call.
        failures.append(f"{key}: {problem}")
    calls += 1
    time.sleep(0.05)
print(f"{calls} calls, {len(failures)} failures, keys {' '.join(keys)}")
print("\n".join(failures[:5]))
sys.exit(1 if failures or not calls else 0)
