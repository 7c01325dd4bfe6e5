package org.pointsmall.loyalty.admin.page;

import java.util.Map;
import java.util.Objects;
import javax.servlet.http.HttpServletResponse;
import org.broadleafcommerce.openadmin.server.security.domain.AdminSection;
import org.broadleafcommerce.openadmin.server.security.service.navigation.AdminNavigationService;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.ModelAndView;

/** Puts a view of ours into the admin's layout, with its section opened in the menu. */
public final class AdminPage {
    /** What a request is marked with that was sent and has done nothing yet, such as one that is answered by a question. */
    public static final String NOTHING_DONE = AdminPage.class.getName() + ".nothingDone";

    private static final String LAYOUT = "modules/defaultContainer";
    /** Broadleaf 6 and 7 put it above a page; 3.1 says in its own way where one is. */
    private static final String TITLE = "layout/partials/loyaltyTitle";

    private static final String MEMBERS = "loyalty-members";

    private final AdminNavigationService navigation;

    public AdminPage(AdminNavigationService navigation) {
        this.navigation = navigation;
    }

    /**
     * @param section the section's path, without its slash
     * @param view the template under {@code views/}
     * @param model what the template reads
     */
    public ModelAndView show(String section, String view, HttpStatus status, Map<String, ?> model) {
        ModelAndView page = page(status, model);
        open(section, page);
        page.addObject("viewType", view);
        return page;
    }

    /**
     * Nothing but a sentence.
     *
     * @param section as above; any of the programme's stands in for one that is none
     */
    public ModelAndView say(String section, HttpStatus status, Sentence sentence) {
        ModelAndView page = page(status, Map.of("sentence", sentence));
        if (!open(section, page)) {
            open(MEMBERS, page);
        }
        page.addObject("viewType", "loyaltySentence");
        return page;
    }

    /** The status goes to the answer by its number: what a page of Spring's takes one as differs between its versions. */
    private static ModelAndView page(HttpStatus status, Map<String, ?> model) {
        ServletRequestAttributes request = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        HttpServletResponse response = Objects.requireNonNull(request.getResponse(), "no answer to give a status to");
        response.setStatus(status.value());
        return new ModelAndView(LAYOUT, model);
    }

    /** Says of the request at hand that it does nothing: then it is no action of anybody's. */
    public void nothingIsDone() {
        RequestContextHolder.currentRequestAttributes()
                .setAttribute(NOTHING_DONE, Boolean.TRUE, RequestAttributes.SCOPE_REQUEST);
    }

    /** @param section as above, the store's own ones too */
    public boolean isThere(String section) {
        return navigation.findAdminSectionByURI("/" + section) != null;
    }

    private boolean open(String section, ModelAndView page) {
        AdminSection current = navigation.findAdminSectionByURI("/" + section);
        if (current == null) {
            return false;
        }
        page.addObject("sectionKey", section);
        page.addObject("currentAdminModule", current.getModule());
        page.addObject("currentAdminSection", current);
        page.addObject("entityTitlePath", TITLE);
        // What 6 and 7 look for before they put the section's name into the window's title.
        page.addObject("entityFriendlyName", current.getSectionKey());
        return true;
    }
}
