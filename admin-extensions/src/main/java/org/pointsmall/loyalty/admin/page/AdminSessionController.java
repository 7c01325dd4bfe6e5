package org.pointsmall.loyalty.admin.page;

import java.util.Map;
import org.broadleafcommerce.common.exception.ServiceException;
import org.broadleafcommerce.common.security.service.ExploitProtectionService;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Whether the session lasts, asked by our forms before they are sent. Who is not signed in never comes here: the admin's
 * security answers with its page to sign in.
 */
@Controller
public class AdminSessionController {
    private static final String PATH = "/loyalty-session";

    private final AdminPage pages;
    private final ExploitProtectionService tokens;

    public AdminSessionController(AdminPage pages, ExploitProtectionService tokens) {
        this.pages = pages;
        this.tokens = tokens;
    }

    /** The token that forms of this session bear: one that was typed in an earlier session is sent with it. */
    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> token() throws ServiceException {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of("csrfToken", tokens.getCSRFToken()));
    }

    /** For who has signed in in another tab. */
    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView signedIn() {
        return pages.say("", HttpStatus.OK, Sentence.of("LoyaltyPage_SignedIn")).addObject("good", true);
    }
}
