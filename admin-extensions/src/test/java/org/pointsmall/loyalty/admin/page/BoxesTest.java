package org.pointsmall.loyalty.admin.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Boxes of our pages bring their colours, and selects their arrows: the admins of Broadleaf 6 and 7 have none for them. */
class BoxesTest {

    @ParameterizedTest
    @ValueSource(strings = {"success", "alert", "warn"})
    void aBoxHasGroundBorderAndInk(String kind) throws IOException {
        Matcher rule = Pattern.compile("\\.loyalty \\.alert-box\\." + kind + " \\{([^}]*)}")
                .matcher(style());

        assertThat(rule.find()).as("rule for " + kind).isTrue();
        assertThat(rule.group(1)).contains("background:", "border-color:").containsPattern("; color:");
    }

    @Test
    void aSelectKeepsItsArrow() throws IOException {
        assertThat(style()).containsPattern("\\.loyalty select:not\\(#sandboxes\\) \\{ -webkit-appearance: menulist;");
    }

    /** As far below the top as 3.1 has its header; later lines scroll pages below theirs. */
    @Test
    void aSentenceStaysRightBelowTheHeaderOfEachLine() throws IOException {
        assertThat(style())
                .containsPattern("\\.loyalty p\\.says \\{[^}]*position: sticky; top: 50px;")
                .contains(".section-content .loyalty p.says { top: 0; }");
    }

    private static String style() throws IOException {
        try (InputStream file =
                BoxesTest.class.getResourceAsStream("/open_admin_style/templates/views/loyaltyStyle.html")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
