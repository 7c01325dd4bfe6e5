package org.pointsmall.loyalty.aftersale;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;

/**
 * A payment of the store with its transactions that succeeded: what it has charged, what it has given back, what is left.
 *
 * @param id the store's payment
 * @param type how it is made
 * @param transactions the oldest first
 */
public record PaymentHistory(long id, String type, List<Row> transactions) {
    private static final Set<String> CHARGES = Set.of("AUTHORIZE_AND_CAPTURE", "CAPTURE");
    private static final Set<String> GIVEN_BACK = Set.of("VOID", "REFUND");

    /**
     * One transaction.
     *
     * @param parent the transaction that it follows on, if any
     */
    public record Row(long id, String type, Money amount, @Nullable Long parent) {
        public boolean isCharge() {
            return CHARGES.contains(type);
        }
    }

    public PaymentHistory {
        transactions = List.copyOf(transactions);
    }

    /** What it has charged, or has only reserved where it has charged nothing, less what it has given back. */
    public Money left(Money nothing) {
        if (charges().isEmpty()) {
            return less(sum(Set.of("AUTHORIZE"), nothing), sum(Set.of("REVERSE_AUTH", "VOID"), nothing));
        }
        return less(sum(CHARGES, nothing), sum(GIVEN_BACK, nothing));
    }

    public List<Row> charges() {
        return transactions.stream().filter(Row::isCharge).toList();
    }

    /** The charge that can give back so much, the first of them. */
    public Optional<Row> chargeWith(Money amount) {
        Money nothing = Money.zero(amount.currency());
        return charges().stream()
                .filter(charge -> !amount.isMoreThan(less(charge.amount(), givenBackOf(charge, nothing))))
                .findFirst();
    }

    /** Whether that is all of a charge that has given nothing back yet and that no bank has settled. */
    public boolean isUntouched(Row charge, Money amount) {
        return amount.equals(charge.amount())
                && givenBackOf(charge, Money.zero(amount.currency())).isZero()
                && transactions.stream().noneMatch(row -> row.type().equals("SETTLED"));
    }

    /** What is reserved and was never charged, where that is exactly so much. */
    public Optional<Row> reservationOf(Money amount) {
        return charges().isEmpty() && left(Money.zero(amount.currency())).equals(amount)
                ? transactions.stream()
                        .filter(row ->
                                row.type().equals("AUTHORIZE") && row.amount().equals(amount))
                        .findFirst()
                : Optional.empty();
    }

    /** What comes back follows on a charge; the first one where none names it. */
    private Money givenBackOf(Row charge, Money nothing) {
        List<Row> back = new ArrayList<>();
        for (Row row : transactions) {
            boolean ofCharge = row.parent() != null && row.parent() == charge.id();
            boolean ofNone = row.parent() == null && charge.equals(charges().get(0));
            if (GIVEN_BACK.contains(row.type()) && (ofCharge || ofNone)) {
                back.add(row);
            }
        }
        return back.stream().map(Row::amount).reduce(nothing, Money::plus);
    }

    private Money sum(Set<String> types, Money nothing) {
        return transactions.stream()
                .filter(row -> types.contains(row.type()))
                .map(Row::amount)
                .reduce(nothing, Money::plus);
    }

    private static Money less(Money all, Money part) {
        return all.minus(part.min(all));
    }
}
