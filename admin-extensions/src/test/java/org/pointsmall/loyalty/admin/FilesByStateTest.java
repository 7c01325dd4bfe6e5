package org.pointsmall.loyalty.admin;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Files are listed by what has become of them; no job looks at these. */
@AdminTest
class FilesByStateTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"/loyalty-batches, 'member,points'", "/loyalty-openings, 'login,points'"})
    void whatIsBeingReadIsListedAmongThose(String section, String columns) throws Exception {
        AdminSession admin = AdminSession.of(port);
        admin.get(section + "?blLocaleCode=en");
        String reason = "by state " + UUID.randomUUID();
        admin.postFile(
                section + "/files",
                Map.of("reason", reason),
                "state.csv",
                (columns + "\r\nnobody-" + UUID.randomUUID() + ",7\r\n").getBytes(StandardCharsets.UTF_8));

        assertThat(admin.get(section).body()).contains(reason);
        assertThat(admin.get(section + "?state=READING").body())
                .contains(reason, "<option selected=\"selected\" value=\"READING\">");
        assertThat(admin.get(section + "?state=STOPPED").body()).doesNotContain(reason);
        assertThat(admin.get(section + "?state=STOPPED&before=1").body()).contains("There are none in this state.");
    }
}
