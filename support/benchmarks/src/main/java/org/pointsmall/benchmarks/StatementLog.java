package org.pointsmall.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;

/** What PostgreSQL says in its log that one database was asked to do, while it is set to say so. */
final class StatementLog {
    /** The database's name. */
    static final String LINE_PREFIX = "%d,";

    /** Each process of the server takes its time to notice that it is to write. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int ENOUGH = 20;

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
     * How many statements the request takes, transactions' begin and end aside, once two in a row took as many: what the
     * store does by itself may come between.
     *
     * @param busy another request, that does take some: all connections know that they are watched once enough of these
     *     have been noticed
     */
    long count(Request request, Request busy) throws BenchmarkFailure, IOException, InterruptedException {
        long begin = System.nanoTime();
        int noticed = 0;
        while (noticed < ENOUGH) {
            noticed = taken(busy) > 0 ? noticed + 1 : 0;
            requirePatience(begin);
        }
        long last = taken(request);
        long next = taken(request);
        while (next != last) {
            last = next;
            next = taken(request);
            requirePatience(begin);
        }
        return next;
    }

    private static void requirePatience(long begin) throws BenchmarkFailure {
        if (System.nanoTime() - begin > PATIENCE.toNanos()) {
            throw new BenchmarkFailure("The same request takes another number of statements each time");
        }
    }

    private long taken(Request request) throws BenchmarkFailure, IOException, InterruptedException {
        long before = statements();
        request.send();
        return statements() - before;
    }

    private long statements() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.stream()
                .filter(line -> line.startsWith(database + ",LOG:  execute "))
                .filter(line -> !line.matches(".*: (BEGIN|COMMIT|ROLLBACK)"))
                .count();
    }
}
