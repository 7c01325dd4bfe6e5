package org.pointsmall.loyalty.admin.member;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.insight.roster.MemberFilter;
import org.pointsmall.loyalty.insight.roster.MemberSorting;
import org.pointsmall.loyalty.insight.roster.MembersBehind;
import org.pointsmall.loyalty.ledger.AccountStatus;
import org.pointsmall.loyalty.member.MemberId;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which members somebody has asked for, as the address says it: what was typed, by the names of the form's fields. What is
 * left out filters nothing.
 */
final class AskedMembers {
    static final String WORDS = "q";
    static final String TIER = "tier";
    static final String SEGMENT = "segment";
    static final String STATUS = "status";
    static final String LEAST = "least";
    static final String MOST = "most";
    static final String BEHIND = "behind";
    static final String FROM = "from";
    static final String UNTIL = "until";
    static final String SORT = "sort";
    private static final String[] FIELDS = {WORDS, TIER, SEGMENT, STATUS, LEAST, MOST, BEHIND, FROM, UNTIL, SORT};
    private static final Pattern NOT_TYPED = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
    private static final String DOWN = "-";
    private static final int LONGEST_WORDS = 100;
    private static final long USUAL_DAYS = 30;

    private final Map<String, String> typed;
    private final LocalDate today;

    /** @param typed the address's parameters, of which much may be none of ours */
    AskedMembers(Map<String, String> typed, LocalDate today) {
        this.typed = typed;
        this.today = today;
    }

    /** Something in the address can't be understood: nothing is listed for it, rather than everybody. */
    static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1L;

        private final String field;

        NotUnderstood(String field) {
            super(field + " makes no sense");
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    /** Without what no database takes, and nobody types. */
    String text(String field) {
        return NOT_TYPED.matcher(typed.getOrDefault(field, "")).replaceAll("").strip();
    }

    /** What is searched for; empty for no search. */
    String words() {
        String words = text(WORDS);
        return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS);
    }

    /** Whether anything at all is asked for. */
    boolean isFiltered() {
        return !said().isEmpty();
    }

    /** @param found whom the search has found; null where there was none */
    MemberFilter filter(@Nullable Set<MemberId> found) throws NotUnderstood {
        return new MemberFilter(found, text(TIER), text(SEGMENT), points(LEAST), points(MOST), status(), behind());
    }

    private @Nullable Long points(String field) throws NotUnderstood {
        String points = text(field).replace(",", "").replace("，", "");
        if (points.isEmpty()) {
            return null;
        }
        if (!points.matches("[0-9]{1,15}")) {
            throw new NotUnderstood(field);
        }
        return Long.valueOf(points);
    }

    private @Nullable AccountStatus status() throws NotUnderstood {
        String status = text(STATUS);
        if (status.isEmpty()) {
            return null;
        }
        return Arrays.stream(AccountStatus.values())
                .filter(one -> one.name().equals(status))
                .findFirst()
                .orElseThrow(() -> new NotUnderstood(STATUS));
    }

    @Nullable
    MembersBehind behind() throws NotUnderstood {
        String name = text(BEHIND).toUpperCase(Locale.ROOT);
        if (name.isEmpty()) {
            return null;
        }
        MembersBehind.Figure figure = Arrays.stream(MembersBehind.Figure.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotUnderstood(BEHIND));
        LocalDate last = day(UNTIL, today);
        LocalDate first = day(FROM, last.minusDays(USUAL_DAYS - 1));
        if (last.isBefore(first)) {
            throw new NotUnderstood(FROM);
        }
        return new MembersBehind(figure, new DaySpan(first, last));
    }

    private LocalDate day(String field, LocalDate usual) throws NotUnderstood {
        String text = text(field);
        try {
            LocalDate day = text.isEmpty() ? usual : LocalDate.parse(text);
            if (day.getYear() >= 2000 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException e) {
            // Said below, as for a day of another age.
        }
        throw new NotUnderstood(field);
    }

    /** Those who were seen last come first among those who have gone; else who joined last. */
    MemberSorting order() {
        String sort = text(SORT);
        if (sort.isEmpty()) {
            boolean gone = text(BEHIND).equalsIgnoreCase(MembersBehind.Figure.DORMANT.name());
            return gone ? new MemberSorting(MemberSorting.By.LAST_SEEN, true) : MemberSorting.NEWEST;
        }
        boolean descending = sort.startsWith(DOWN);
        String by = descending ? sort.substring(1) : sort;
        return Arrays.stream(MemberSorting.By.values())
                .filter(one -> one.name().equalsIgnoreCase(by))
                .findFirst()
                .map(one -> new MemberSorting(one, descending))
                .orElse(MemberSorting.NEWEST);
    }

    /** All that is asked for, in one line for those who look at it later. */
    String said() {
        return Arrays.stream(FIELDS)
                .filter(field -> !field.equals(SORT) && !text(field).isEmpty())
                .map(field -> field + "=" + text(field))
                .collect(Collectors.joining(", "));
    }

    /** What {@link #order} reads. */
    static String sort(MemberSorting order) {
        return (order.descending() ? DOWN : "") + order.by().name().toLowerCase(Locale.ROOT);
    }

    /** The same question, with other values for some fields, as the part of an address after the question mark. */
    String query(Map<String, String> otherwise) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : FIELDS) {
            fields.put(field, text(field));
        }
        fields.putAll(otherwise);
        UriComponentsBuilder address = UriComponentsBuilder.newInstance();
        fields.forEach((field, value) -> {
            if (!value.isEmpty()) {
                address.queryParam(field, "{" + field + "}");
            }
        });
        String query = address.encode().buildAndExpand(fields).toUriString();
        return query.isEmpty() ? "" : query.substring(1);
    }
}
