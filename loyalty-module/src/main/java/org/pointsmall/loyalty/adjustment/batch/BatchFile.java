package org.pointsmall.loyalty.adjustment.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.pointsmall.loyalty.definition.Legible;
import org.pointsmall.loyalty.upload.CsvTable;
import org.pointsmall.loyalty.upload.FileProblem;
import org.pointsmall.loyalty.upload.TextOfFile;

/**
 * The rows of a file: whom, and how many points. Where the first row names both columns, they are those; else they are the
 * first and the second, and no points where there are more columns and the first row names others. An apostrophe before a text, which keeps spreadsheets from computing it, is left away.
 */
final class BatchFile {
    static final int MOST_ROWS = 200_000;
    static final long MOST_POINTS = 1_000_000_000;

    private static final int LONGEST_NAME = 255;
    private static final int NO_COLUMN = Integer.MAX_VALUE;
    private static final Pattern POINTS = Pattern.compile("[+-]?[0-9]{1,10}");
    private static final Set<String> MEMBER = Set.of(
            "member",
            "login",
            "email",
            "e-mail",
            "customer",
            "id",
            "会员",
            "登录名",
            "邮箱",
            "会员编号",
            "会员号",
            "会员id",
            "用户名",
            "客户编号");
    private static final Set<String> AMOUNT = Set.of("points", "积分", "分值", "积分数", "赠送积分", "调整积分");

    private final List<BatchRow> rows = new ArrayList<>();
    private int member;
    private int amount = 1;
    private boolean begun;

    private BatchFile() {}

    /** What was read, or why nothing was. */
    record Read(List<BatchRow> rows, Optional<FileProblem> problem) {
        private static Read refused(FileProblem.Reason reason, long number) {
            return new Read(List.of(), Optional.of(new FileProblem(reason, number)));
        }
    }

    static Read read(byte[] bytes) {
        Optional<TextOfFile> text = TextOfFile.read(bytes);
        if (text.isEmpty()) {
            return Read.refused(FileProblem.Reason.NO_TEXT, 1);
        }
        BatchFile file = new BatchFile();
        Optional<FileProblem> problem = CsvTable.read(text.get(), file::add);
        if (problem.isPresent()) {
            return new Read(List.of(), problem);
        }
        if (file.rows.isEmpty()) {
            return Read.refused(FileProblem.Reason.NO_ROWS, 1);
        }
        return file.rows.size() > MOST_ROWS
                ? Read.refused(FileProblem.Reason.TOO_MANY, MOST_ROWS)
                : new Read(file.rows, Optional.empty());
    }

    private void add(String[] cells, long line) {
        boolean first = !begun;
        begun = true;
        if (cells.length == 1 && cells[0].isBlank() || first && names(cells)) {
            return;
        }
        if (first && cells.length > 2 && !POINTS.matcher(cell(cells, amount)).matches()) {
            amount = NO_COLUMN;
        }
        String named = cell(cells, member);
        String points = cell(cells, amount);
        boolean isName = !named.isEmpty() && named.length() <= LONGEST_NAME && Legible.is(named);
        boolean isAmount = POINTS.matcher(points).matches()
                && Long.parseLong(points) != 0
                && Math.abs(Long.parseLong(points)) <= MOST_POINTS;
        BatchRow row = new BatchRow(
                line, isName ? named : "", null, isAmount ? Long.parseLong(points) : 0, BatchRow.State.UNREAD, null);
        if (!isName) {
            row = row.refused(null, BatchRow.Problem.NO_MEMBER.name());
        } else if (!isAmount) {
            row = row.refused(null, BatchRow.Problem.NO_POINTS.name());
        }
        rows.add(row);
    }

    private boolean names(String[] cells) {
        int who = column(cells, MEMBER);
        int howMany = column(cells, AMOUNT);
        if (who < 0 || howMany < 0) {
            return false;
        }
        member = who;
        amount = howMany;
        return true;
    }

    private static int column(String[] cells, Set<String> names) {
        for (int i = 0; i < cells.length; i++) {
            if (names.contains(cells[i].strip().toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    private static String cell(String[] cells, int column) {
        String cell = column < cells.length ? cells[column].strip() : "";
        return cell.startsWith("'") ? cell.substring(1).strip() : cell;
    }
}
