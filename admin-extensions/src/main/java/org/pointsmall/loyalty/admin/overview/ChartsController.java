package org.pointsmall.loyalty.admin.overview;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Right;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Serves ECharts from its WebJar. Where Broadleaf's admin looks for scripts differs between its versions; none looks into
 * WebJars. The address does not end as a script's: a store may sign nobody in for those, and then nobody has the right.
 */
@Controller
public class ChartsController extends AdminController {
    /** As in the pom; the page's address of the script has it, so that a browser asks anew for another one. */
    static final String VERSION = "5.3.1";

    private static final String FILE = "/META-INF/resources/webjars/echarts/" + VERSION + "/dist/echarts.min.js";

    ChartsController(AdminRights rights, AdminPage pages) {
        super(rights, pages);
    }

    @GetMapping("/loyalty-overview/echarts")
    ResponseEntity<byte[]> script() {
        rights.require(Right.SEE_OVERVIEW);
        try (InputStream script = ChartsController.class.getResourceAsStream(FILE)) {
            if (script == null) {
                throw new NotFoundException(FILE);
            }
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("application/javascript;charset=UTF-8"))
                    .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                    .body(script.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
