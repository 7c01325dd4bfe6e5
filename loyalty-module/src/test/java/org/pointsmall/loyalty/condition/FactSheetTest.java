package org.pointsmall.loyalty.condition;

import java.util.Currency;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.points.Money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FactSheetTest {

    @Test
    void writesDownWhatIsKnownAndNothingElse() {
        FactSheet facts = new FactSheet()
                .money(Field.ORDER_SUBTOTAL, new Money(12345, Currency.getInstance("CNY")))
                .text(Field.ORDER_CHANNEL, " ")
                .text(Field.ORDER_STORE, null)
                .texts(Field.MEMBER_SEGMENTS, Set.of());

        assertThat(facts.of(Field.ORDER_SUBTOTAL)).isEqualTo(new Value.Whole(12345));
        assertThat(facts.of(Field.ORDER_CHANNEL)).isNull();
        assertThat(facts.of(Field.ORDER_STORE)).isNull();
        assertThat(facts.of(Field.MEMBER_SEGMENTS)).isEqualTo(new Value.Texts(Set.of()));
        assertThat(facts.of(Field.MEMBER_TIER)).isNull();
    }

    @Test
    void takesNoFactOfAnotherType() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FactSheet().number(Field.ORDER_CHANNEL, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FactSheet().text(Field.ORDER_ITEMS, "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new FactSheet()
                .lookUp(Field.MEMBER_ORDERS, () -> new Value.Text("3"))
                .of(Field.MEMBER_ORDERS));
    }
}
