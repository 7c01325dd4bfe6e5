package org.pointsmall.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;

/** What PostgreSQL says in its log that one database was asked to do, while it is set to say so. */
final class StatementLog {
    /** The database's name. */
    static final String LINE_PREFIX = "%d,";

    /** Each process of the server takes a moment to notice that it is to write, and to do so. */
    private static final int PATIENCE = 10;

    private final Path log;
    private final String database;

    StatementLog(Path log, String database) {
        this.log = log;
        this.database = database;
    }

    /** Something that has a store ask its database. */
    interface Request {
        void send() throws BenchmarkFailure, IOException, InterruptedException;
    }

    /**
     * How many statements the request takes, transactions' begin and end aside. Sent again and again until two in a row
     * take as many: the first ones may go to connections that do not know yet that they are watched.
     */
    long count(Request request) throws BenchmarkFailure, IOException, InterruptedException {
        long last = -1;
        for (int i = 0; i < PATIENCE; i++) {
            long before = statements();
            request.send();
            long now = statements() - before;
            if (now == last && now > 0) {
                return now;
            }
            last = now;
        }
        throw new BenchmarkFailure("The same request takes another number of statements each time");
    }

    private long statements() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.stream()
                .filter(line -> line.startsWith(database + ",LOG:  execute "))
                .filter(line -> !line.matches(".*: (BEGIN|COMMIT|ROLLBACK)"))
                .count();
    }
}
