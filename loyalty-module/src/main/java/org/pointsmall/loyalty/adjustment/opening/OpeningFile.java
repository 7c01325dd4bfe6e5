package org.pointsmall.loyalty.adjustment.opening;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.adjustment.batch.BatchRow;
import org.pointsmall.loyalty.definition.Legible;
import org.pointsmall.loyalty.ledger.ContentHash;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.upload.CsvTable;
import org.pointsmall.loyalty.upload.FileProblem;
import org.pointsmall.loyalty.upload.TextOfFile;

/**
 * The rows of a file, one after the other: a file may be too large to have all of them at once. The first row names the
 * columns. A row without a reference is known by what it says, and by how many rows before it say the same: so the same lot has
 * one key in whichever file, and wherever in it. An apostrophe before a text, which keeps spreadsheets from computing it, is left
 * away.
 */
final class OpeningFile {
    static final int MOST_ROWS = 1_000_000;

    private static final long MOST_POINTS = 1_000_000_000;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_TIER = 30;
    private static final int FIRST_YEAR = 1900;
    /** In which other systems let end what never does. */
    private static final int LAST_YEAR = 9999;

    private static final int HASH = 32;
    private static final String PREFIX = "opening-";
    private static final Pattern OF_CONTENT = Pattern.compile(PREFIX + "[0-9a-f]{32}-[0-9]+");
    private static final Pattern POINTS = Pattern.compile("[0-9]{1,10}");
    /** The year first: of 1/2/2027 nobody knows the month. */
    private static final Pattern DAY = Pattern.compile(
            "([0-9]{4})(?:[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})|([0-9]{2})([0-9]{2})|年([0-9]{1,2})月([0-9]{1,2})日)");

    private static final Set<String> NEVER = Set.of("never", "永久", "永久有效", "永不过期");

    private final Terms terms;
    private final Consumer<OpeningRow> to;
    private final Map<String, Integer> alike = new HashMap<>();
    private final Set<String> references = new HashSet<>();
    private @Nullable Map<OpeningColumn, Integer> columns;
    private boolean begun;
    private long rows;

    private OpeningFile(Terms terms, Consumer<OpeningRow> to) {
        this.terms = terms;
        this.to = to;
    }

    /** @param validity for how long the programme's own points last */
    record Terms(LocalDate today, Expiry validity, ZoneId zone) {}

    /** Gives each row; answers why the file is not taken, upon which the rows that were given are worth nothing. */
    static Optional<FileProblem> read(TextOfFile text, Terms terms, Consumer<OpeningRow> to) {
        OpeningFile file = new OpeningFile(terms, to);
        Optional<FileProblem> problem = CsvTable.read(text, file::add);
        if (problem.isPresent()) {
            return problem;
        }
        if (file.begun && file.columns == null) {
            return Optional.of(new FileProblem(FileProblem.Reason.NO_COLUMNS, 1));
        }
        if (file.rows == 0) {
            return Optional.of(new FileProblem(FileProblem.Reason.NO_ROWS, 1));
        }
        return file.rows > MOST_ROWS
                ? Optional.of(new FileProblem(FileProblem.Reason.TOO_MANY, MOST_ROWS))
                : Optional.empty();
    }

    private void add(String[] cells, long line) {
        if (cells.length == 1 && cells[0].isBlank()) {
            return;
        }
        if (!begun) {
            begun = true;
            columns = OpeningColumn.of(cells).orElse(null);
            return;
        }
        rows++;
        if (columns != null && rows <= MOST_ROWS) {
            to.accept(row(new Cells(columns, cells), line));
        }
    }

    private record Cells(Map<OpeningColumn, Integer> columns, String[] cells) {
        String of(OpeningColumn column) {
            int at = columns.getOrDefault(column, Integer.MAX_VALUE);
            String cell = at < cells.length ? cells[at].strip() : "";
            return cell.startsWith("'") ? cell.substring(1).strip() : cell;
        }
    }

    private OpeningRow row(Cells cells, long line) {
        String named = cells.of(OpeningColumn.MEMBER);
        String external = cells.of(OpeningColumn.EXTERNAL_ID);
        String points = cells.of(OpeningColumn.POINTS);
        String tier = cells.of(OpeningColumn.TIER);
        boolean isName = named.length() <= LONGEST_NAME && Legible.is(named);
        boolean isAmount = POINTS.matcher(points).matches() && Long.parseLong(points) <= MOST_POINTS;
        long amount = isAmount ? Long.parseLong(points) : 0;
        BatchRow row = new BatchRow(line, isName ? named : "", null, amount, BatchRow.State.UNREAD, null);
        OpeningRow nothing = new OpeningRow(row, isId(external) ? external : "", "", null, null, "", null, null);
        if (!isName || named.isEmpty() && external.isEmpty()) {
            return nothing.refused(OpeningProblem.NO_MEMBER);
        }
        if (!points.isEmpty() && !isAmount || amount == 0 && tier.isEmpty()) {
            return nothing.refused(OpeningProblem.NO_POINTS);
        }
        String reference = cells.of(OpeningColumn.REFERENCE);
        if (!isId(external) || !isId(reference)) {
            return nothing.refused(OpeningProblem.NO_REFERENCE);
        }
        if (tier.length() > LONGEST_TIER) {
            return nothing.refused(OpeningProblem.UNKNOWN_TIER);
        }
        return dated(nothing, cells, reference, tier);
    }

    private OpeningRow dated(OpeningRow row, Cells cells, String reference, String tier) {
        String earned = cells.of(OpeningColumn.EARNED_ON);
        String expires = cells.of(OpeningColumn.EXPIRES_ON);
        String tierUntil = cells.of(OpeningColumn.TIER_UNTIL);
        Optional<LocalDate> earnedOn = earned.isEmpty() ? Optional.of(terms.today()) : known(earned);
        boolean never = NEVER.contains(expires.toLowerCase(Locale.ROOT))
                || day(expires).filter(day -> day.getYear() == LAST_YEAR).isPresent();
        Optional<LocalDate> own = expires.isEmpty() || never ? Optional.empty() : known(expires);
        Optional<LocalDate> tierDay = tierUntil.isEmpty() ? Optional.empty() : known(tierUntil);
        if (earnedOn.isEmpty()
                || own.isEmpty() && !expires.isEmpty() && !never
                || tierDay.isEmpty() && !tierUntil.isEmpty()) {
            return row.refused(OpeningProblem.NO_DAY);
        }
        LocalDate lastDay =
                never ? null : own.or(() -> ownLastDay(earnedOn.get())).orElse(null);
        String asked = (earned.isEmpty() ? "" : earnedOn.get()) + "|"
                + (never ? "never" : own.map(LocalDate::toString).orElse(""));
        OpeningRow read = new OpeningRow(
                row.row(),
                row.externalId(),
                key(row, reference, asked, tier),
                earnedOn.get(),
                lastDay,
                asked,
                tier.isEmpty() ? null : tier,
                tierDay.orElse(null));
        if (earnedOn.get().isAfter(terms.today())) {
            return read.refused(OpeningProblem.EARNED_LATER);
        }
        if (read.hasPoints() && lastDay != null && lastDay.isBefore(terms.today())) {
            return read.refused(OpeningProblem.EXPIRED);
        }
        if (tierDay.isPresent() && tierDay.get().isBefore(terms.today())) {
            return read.refused(OpeningProblem.TIER_OVER);
        }
        return reference.isEmpty() || references.add(half(reference)) ? read : read.refused(OpeningProblem.TWICE);
    }

    private Optional<LocalDate> ownLastDay(LocalDate earnedOn) {
        var end = terms.validity().expiresAt(earnedOn.atStartOfDay(terms.zone()).toInstant(), terms.zone());
        return Optional.ofNullable(end).map(at -> LocalDate.ofInstant(at.minusMillis(1), terms.zone()));
    }

    private String key(OpeningRow row, String reference, String asked, String tier) {
        if (!reference.isEmpty()) {
            return PREFIX + reference;
        }
        String content = String.join(
                "|",
                row.row().named(),
                row.externalId(),
                Long.toString(row.row().points()),
                asked,
                row.hasPoints() ? "" : tier);
        String hash = half(content);
        return PREFIX + hash + "-" + alike.merge(hash, 1, Integer::sum);
    }

    /** The reference that this key was made of; empty where it was made of what the row says. */
    static String referenceOf(String key) {
        return key.isEmpty() || OF_CONTENT.matcher(key).matches() ? "" : key.substring(PREFIX.length());
    }

    private static String half(String content) {
        return ContentHash.of(content).substring(0, HASH);
    }

    private static boolean isId(String text) {
        return text.length() <= LONGEST_ID && Legible.is(text);
    }

    /** A day of which every database knows, in any zone: not the first and last ones that other systems write for none. */
    private static Optional<LocalDate> known(String text) {
        return day(text).filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() < LAST_YEAR);
    }

    private static Optional<LocalDate> day(String text) {
        Matcher day = DAY.matcher(text);
        if (!day.matches()) {
            return Optional.empty();
        }
        for (int month = 2; month <= 6; month += 2) {
            if (day.group(month) != null) {
                try {
                    return Optional.of(LocalDate.of(
                            Integer.parseInt(day.group(1)),
                            Integer.parseInt(day.group(month)),
                            Integer.parseInt(day.group(month + 1))));
                } catch (DateTimeException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
