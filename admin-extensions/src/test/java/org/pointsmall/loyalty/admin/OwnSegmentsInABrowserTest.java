package org.pointsmall.loyalty.admin;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.adjustment.batch.RunBatches;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.segment.own.OwnSegmentTerms;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** How an operator writes a segment, sees how many it has, has its members found, and uses it, in a real Chromium. */
@AdminTest
class OwnSegmentsInABrowserTest extends BrowserFixture {
    private static final AtomicLong MEMBERS = new AtomicLong(79_000_000);
    /** A member has so many points less than the number of its id: far from what other tests give. */
    private static final long BEFORE = 74_679_000;

    @Autowired
    Backroom backroom;

    @Autowired
    RunBatches batches;

    @Autowired
    Ledger ledger;

    @Autowired
    EditDefinitions<OwnSegmentTerms> segments;

    @Autowired
    EditDefinitions<RuleTerms> rules;

    /** Names, a condition with two numbers, and points: 8 fields, 8 clicks. */
    @Test
    void aSegmentIsCountedSavedFoundAndGivenPoints() {
        long first = MEMBERS.getAndAdd(10);
        long balance = first - BEFORE;
        for (int i = 0; i < 4; i++) {
            backroom.earn(first + i, balance + i);
        }
        String name = "Whales " + UUID.randomUUID();
        home();
        page.click("#sideMenu >> text=Points");
        page.click("#sideMenu >> text=Own segments");
        page.click("a:has-text('Add a segment')");
        write(name, balance);

        press("button.look");
        assertThat(page.locator(".looked")).containsText("Members as of now: 3.");
        assertThat(page.locator(".looked li")).hasCount(3);
        assertThat(page.locator(".looked li").first()).containsText("#" + first);
        assertThat(page.locator("[name='name.english']")).hasValue(name);
        assertThat(segments.all()).noneMatch(one -> one.terms().english().equals(name));
        assertThat(sideways()).isFalse();
        screenshot("own-segment-counted");

        saveInForce();
        assertThat(page.locator(".alert-box.success:visible")).containsText("saved as version 1");
        assertThat(page.locator(".loyalty")).containsText("Its members have not been found yet.");
        Version<OwnSegmentTerms> saved = segments.all().stream()
                .filter(one -> one.terms().english().equals(name))
                .findFirst()
                .orElseThrow();
        String code = OwnSegmentTerms.code(saved.ref().id()).value();
        String address = page.url();
        press("form.aside button");
        assertThat(page.locator(".alert-box.success:visible")).containsText("Its members are being found.");
        page.waitForCondition(() -> {
            visit(address);
            return page.locator("text=3 members, as of").count() > 0;
        });
        screenshot("own-segment-found");

        assertThat(page.locator(".group .group .piece")).containsText("Lantern");
        page.click("text=Show its members");
        assertThat(page.locator("table tbody tr")).hasCount(3);
        screenshot("own-segment-members");

        givePoints(first, code, name);
        visit(address + "?blLocaleCode=zh_CN");
        assertThat(page.locator(".loyalty")).containsText("3 名会员");
        assertThat(sideways()).isFalse();
        screenshot("own-segment-zh");
        visit(address + "?blLocaleCode=en");

        isNotSwitchedOffWhileARuleNamesIt(saved, code);
    }

    private void write(String name, long balance) {
        page.fill("[name='name.english']", name);
        page.fill("[name='name.chinese']", "大户");
        press(".builder .begin");
        page.selectOption(".rule .condition-field", "member.balance");
        page.selectOption(".rule .operator", "between");
        page.fill(".rule .value >> nth=0", Long.toString(balance));
        page.fill(".rule .value >> nth=1", Long.toString(balance + 2));
        thisOrThat();
    }

    /** Who has bought no lantern, or has very many points: the lantern is picked by its name. */
    private void thisOrThat() {
        String lantern = "Lantern " + UUID.randomUUID();
        backroom.aProduct(lantern);
        press(".add-group");
        page.selectOption(".group .group .kind", "any");
        page.selectOption(".group .group .condition-field", "member.boughtProducts");
        page.selectOption(".group .group .operator", "has-none-of");
        page.fill(".group .group .search", lantern);
        page.click(".group .group .found .hit");
        assertThat(page.locator(".group .group .piece")).containsText(lantern);
        press(".group .group .add-rule");
        page.selectOption(".group .group .rule >> nth=1 >> .condition-field", "member.balance");
        page.selectOption(".group .group .rule >> nth=1 >> .operator", "at-least");
        page.fill(".group .group .rule >> nth=1 >> .value", "900000000");
    }

    private void givePoints(long first, String code, String name) {
        open("/loyalty-batches?blLocaleCode=en");
        assertThat(page.locator("#segment option[value='" + code + "']")).containsText(name);
        page.selectOption("#segment", code);
        page.fill("#points", "7");
        page.fill("#segmentReason", "thank you " + first);
        page.click("form.to-segment button");
        assertThat(page.locator("b.state")).containsText("Looking up members");
        String batch = page.url();
        runTheJob();
        visit(batch);
        page.click("form.start button");
        assertThat(page.locator(".alert-box.success:visible")).isVisible();
        runTheJob();
        for (int i = 0; i < 4; i++) {
            assertThat(ledger.balance(new MemberId(first + i)).available().value())
                    .isEqualTo(first - BEFORE + i + (i < 3 ? 7 : 0));
        }
    }

    private void runTheJob() {
        Job.Run run = batches.begin();
        while (!run.next().last()) {
            assertThat(batches.name()).isEqualTo(RunBatches.NAME);
        }
    }

    private void isNotSwitchedOffWhileARuleNamesIt(Version<OwnSegmentTerms> segment, String code) {
        Draft draft = Draft.EMPTY
                .with("name", "Whales x1.5")
                .with("group.code", code)
                .with("group.stacking", "ALL")
                .with("priority", "100")
                .with("effect.kind", "MULTIPLIER")
                .with("effect.factor", "1.5")
                .with("window.zone", "Asia/Shanghai")
                .with("audience.segments", code)
                .with("active", "true");
        EditResult<RuleTerms> added = rules.add(draft, "olga");
        assertThat(added).as(added.toString()).isInstanceOf(EditResult.Saved.class);
        Version<RuleTerms> rule = ((EditResult.Saved<RuleTerms>) added).version();
        open("/loyalty-rules/" + rule.ref().id());
        assertThat(page.locator("[name='audience.segments'][value='" + code + "']"))
                .isChecked();
        screenshot("own-segment-in-a-rule");

        open("/loyalty-own-segments/" + segment.ref().id());
        page.uncheck("[name='active']");
        press("button.save");
        assertThat(page.locator(".loyalty"))
                .containsText("It cannot be switched off: rule " + rule.ref().id() + ", “Whales x1.5”");
        screenshot("own-segment-still-named");

        rules.change(rule.ref(), rule.terms(), false, "olga");
        saveAndConfirm();
        assertThat(page.locator(".alert-box.success:visible")).containsText("saved as version 2");
        assertThat(segments.find(segment.ref().id()).orElseThrow().active()).isFalse();
    }
}
