package org.pointsmall.loyalty.admin.reward;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.pointsmall.loyalty.admin.choice.FormInput;
import org.pointsmall.loyalty.admin.page.Numbers;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.admin.page.StaffName;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.reward.EndRewards;
import org.pointsmall.loyalty.reward.OrderLines;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardFiles;
import org.pointsmall.loyalty.reward.UseReward;

/** What staff may do with a reward. Each is done once, however often its form is sent, or refused in words. */
final class RewardDesk {
    private static final String AT_THE_DESK = "desk:";
    private static final int LATEST_ITEMS = 50;

    private final UseReward using;
    private final EndRewards ending;
    private final OrderLines lines;

    RewardDesk(UseReward using, EndRewards ending, OrderLines lines) {
        this.using = using;
        this.ending = ending;
        this.lines = lines;
    }

    /** The items of orders that the reward may belong to: the member's latest; none for what belongs to none. */
    List<OrderLines.Line> lines(Reward reward) {
        return reward.bought().kind() == Content.Kind.ENTITLEMENT ? lines.of(reward.member(), LATEST_ITEMS) : List.of();
    }

    /** What is said, and whether it is done. */
    record Said(boolean done, Sentence sentence) {
        static Said done(String code, Serializable... operands) {
            return new Said(true, Sentence.of(code, operands));
        }

        static Said refused(String code, Serializable... operands) {
            return new Said(false, Sentence.of(code, operands));
        }
    }

    /**
     * @param formKey names the use
     * @param item the order's item that it is for; empty for none
     */
    Said use(Reward reward, String formKey, String item, String actor) {
        Optional<UUID> key = FormInput.key(formKey);
        if (key.isEmpty()) {
            return Said.refused("LoyaltyReward_NoKey");
        }
        String name = AT_THE_DESK + key.get();
        Optional<OrderLines.Line> line = line(reward, item);
        if (line.isEmpty() && !item.isEmpty()) {
            return Said.refused("LoyaltyReward_NoSuchItem");
        }
        return line.map(of -> using.useForLine(reward.id(), name, of.order(), of.item(), StaffName.of(actor)))
                .orElseGet(() -> using.use(reward.id(), name, null, StaffName.of(actor)))
                .map(RewardDesk::used)
                .orElseGet(() -> Said.refused("LoyaltyReward_Gone"));
    }

    private Optional<OrderLines.Line> line(Reward reward, String item) {
        OptionalLong id = Numbers.id(item);
        return id.isEmpty()
                ? Optional.empty()
                : lines(reward).stream()
                        .filter(line -> line.item() == id.getAsLong())
                        .findFirst();
    }

    /** Takes a use back that was noted here. */
    Said undo(Reward reward, String use) {
        if (!isOfTheDesk(use)) {
            return Said.refused("LoyaltyReward_NotOurs");
        }
        return using.undo(reward.id(), use)
                ? Said.done("LoyaltyReward_UseUndone")
                : Said.refused("LoyaltyReward_NotUndone");
    }

    static boolean isOfTheDesk(String use) {
        return use.startsWith(AT_THE_DESK);
    }

    Said end(RewardFiles.Detail reward, String reason, boolean confirmed, String actor) {
        Optional<String> why = FormInput.reason(reason);
        if (why.isEmpty()) {
            return Said.refused("LoyaltyDesk_Reason");
        }
        if (!confirmed) {
            return Said.refused("LoyaltyDesk_Confirm");
        }
        return ending.withdraw(reward.reward(), StaffName.of(actor), why.get())
                .map(RewardDesk::ended)
                .orElseGet(() -> Said.refused("LoyaltyReward_Gone"));
    }

    private static Said used(Outcome<Reward> outcome) {
        return said(outcome, reward -> Said.done("LoyaltyReward_UseDone", reward.usesLeft()));
    }

    /** What came back by this, as its hint has promised: deliveries that lapsed brought their parts back before. */
    private static Said ended(Outcome<Reward> outcome) {
        return said(
                outcome,
                reward -> Said.done("LoyaltyReward_Voided", reward.worth().value()));
    }

    private static Said said(Outcome<Reward> outcome, Function<Reward, Said> done) {
        return outcome instanceof Outcome.Done<Reward> came
                ? done.apply(came.value())
                : new Said(false, inWords(((Outcome.Refused<Reward>) outcome).refusal()));
    }

    private static Sentence inWords(Refusal refusal) {
        Object state = refusal.operands().get("state");
        if (refusal.code() == RefusalCode.CONFLICT && state != null) {
            return Sentence.of("LoyaltyReward_Not_" + state);
        }
        return refusal.code() == RefusalCode.ACCOUNT_FROZEN
                ? Sentence.of("LoyaltyReward_AccountClosed")
                : Sentence.of("LoyaltyDesk_Refused", refusal.code().name());
    }
}
