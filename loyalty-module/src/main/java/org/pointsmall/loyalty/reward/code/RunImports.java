package org.pointsmall.loyalty.reward.code;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Imports the files that staff have looked at and want, one after the other. How far a file has come moves with the codes
 * that are added, so that it goes on where it was cut off, on whichever node. Files that nobody wants are thrown away after
 * a day.
 */
public final class RunImports implements Job {
    public static final JobName NAME = new JobName("import-codes");
    private static final Duration KEPT = Duration.ofDays(1);

    private final UploadStore files;
    private final UploadCodes uploads;
    private final ImportCodes imports;
    private final Transactions transactions;
    private final BusinessTime time;

    public RunImports(
            UploadStore files, UploadCodes uploads, ImportCodes imports, Transactions transactions, BusinessTime time) {
        this.files = files;
        this.uploads = uploads;
        this.imports = imports;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    /** Somebody waits for it. */
    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Run begin() {
        Map<Long, ImportCodes.Source> read = new HashMap<>();
        return () -> transactions
                .required(files::firstStarted)
                .map(file -> step(file, read))
                .orElseGet(this::nothingLeft);
    }

    private Chunk step(UploadedFile file, Map<Long, ImportCodes.Source> read) {
        Optional<ImportCodes.Source> source =
                Optional.ofNullable(read.get(file.id())).or(() -> uploads.source(file));
        if (source.isEmpty()) {
            // Thrown away meanwhile.
            return new Chunk(0, false);
        }
        read.put(file.id(), source.get());
        CodeImport before = imports.begin(source.get(), file.actor());
        CodeImport reached = imports.next(source.get(), file.actor());
        if (reached.isComplete()) {
            read.remove(file.id());
            transactions.required(() -> {
                files.remove(file.id());
                return file;
            });
        }
        return new Chunk(Math.max(0, reached.done() - before.done()), false);
    }

    private Chunk nothingLeft() {
        return transactions.required(() -> {
            files.removeWaiting(time.now().minus(KEPT));
            return new Chunk(0, true);
        });
    }
}
