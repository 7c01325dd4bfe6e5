package org.pointsmall.loyalty.admin;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.adjustment.batch.RunBatches;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.member.MemberId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What is saved as a table can be brought again: a spreadsheet computes nothing of it, and nothing of it is other than it was. */
@AdminTest
class ExportRoundTripTest {

    @LocalServerPort
    int port;

    @Autowired
    Backroom backroom;

    @Autowired
    RunBatches job;

    @Autowired
    Ledger ledger;

    private AdminSession admin;

    @Test
    void exportEscapesFormulasAndRoundTrips() throws Exception {
        admin = AdminSession.of(port);
        admin.get("/loyalty-batches?blLocaleCode=en");
        String login = "=1+" + UUID.randomUUID();
        long member = backroom.aMember(login, 100);

        String first = moved(bring("member,points\r\n" + login + ",-30\r\n"));

        assertThat(available(member)).isEqualTo(70);
        assertThat(first).contains("2,'" + login + "," + member + ",-30,MOVED,");
        String row =
                first.lines().filter(line -> line.contains(login)).findFirst().orElseThrow();
        String named = row.split(",")[1];
        String points = row.split(",")[3];
        assertThat(named).isEqualTo("'" + login);

        String second = moved(bring("member,points\r\n" + named + "," + points + "\r\n"));

        assertThat(available(member)).isEqualTo(40);
        assertThat(second)
                .contains("2,'" + login + "," + member + ",-30,MOVED,")
                .doesNotContain("''");
    }

    private String bring(String file) throws Exception {
        String page = admin.postFile(
                        "/loyalty-batches/files",
                        Map.of("reason", "round trip " + UUID.randomUUID()),
                        "round.csv",
                        file.getBytes(StandardCharsets.UTF_8))
                .uri()
                .getPath();
        runTheJob();
        return page.substring("/admin".length());
    }

    private String moved(String page) throws Exception {
        admin.post(page + "/start", Map.of());
        runTheJob();
        return admin.get(page + "/result.csv").body();
    }

    private void runTheJob() {
        Job.Run run = job.begin();
        while (!run.next().last()) {
            assertThat(job.name()).isEqualTo(RunBatches.NAME);
        }
    }

    private long available(long member) {
        return ledger.balance(new MemberId(member)).available().value();
    }
}
