package org.pointsmall.loyalty.admin.page;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** What all our controllers answer alike. */
public abstract class AdminController {
    protected final AdminRights rights;
    protected final AdminPage pages;

    protected AdminController(AdminRights rights, AdminPage pages) {
        this.rights = rights;
        this.pages = pages;
    }

    @ExceptionHandler(NotAllowedException.class)
    ModelAndView notAllowed() {
        return pages.say(HttpStatus.FORBIDDEN, Sentence.of("LoyaltyPage_NotAllowed"));
    }

    @ExceptionHandler(NotFoundException.class)
    ModelAndView notFound() {
        return pages.say(HttpStatus.NOT_FOUND, Sentence.of("LoyaltyPage_NotFound"));
    }
}
