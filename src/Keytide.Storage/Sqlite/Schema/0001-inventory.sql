-- What is known of an account between two audits: an opaque, versioned document that its writer alone understands.
-- Losing it costs calls, never truth.
CREATE TABLE inventory_cache (
    partition  TEXT NOT NULL,
    account_id TEXT NOT NULL,
    saved_at   TEXT NOT NULL,
    document   BLOB NOT NULL,
    PRIMARY KEY (partition, account_id)
);
