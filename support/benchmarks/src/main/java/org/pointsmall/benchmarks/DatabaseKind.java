package org.pointsmall.benchmarks;

/** What the stores keep their data in. */
enum DatabaseKind {
    /** A server of its own for the run, with a database for each store. */
    POSTGRESQL("PostgreSQL (fsync off)"),
    /** A file for each store, as the demo has it. */
    H2("H2 on a file");

    final String words;

    DatabaseKind(String words) {
        this.words = words;
    }
}
