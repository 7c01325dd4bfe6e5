package org.pointsmall.loyalty.admin.start;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.Right;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The first page of the programme: it says what to do next, and leads there whoever may go. It only shows. */
@Controller
@RequestMapping("/loyalty-start")
public class StartController extends AdminController {
    private static final String SECTION = "loyalty-start";
    private static final List<Place> PLACES = List.of(
            new Place(Right.SEE_OVERVIEW, "Overview", "/loyalty-overview"),
            new Place(Right.SEE_MEMBERS, "Members", "/loyalty-members"),
            new Place(Right.SEE_CAMPAIGNS, "Campaigns", "/loyalty-campaigns"),
            new Place(Right.SEE_AUDIT, "Audit", "/loyalty-audit"));

    private final WhatIsThere there;

    StartController(AdminRights rights, AdminPage pages, WhatIsThere there) {
        super(rights, pages);
        this.there = there;
    }

    /** Where to look once all is set up. */
    private record Place(Right right, String code, String address) {}

    /** The same as the page shows it. */
    public record Link(String name, String why, String address) {}

    @GetMapping
    ModelAndView show() {
        rights.require(Right.SEE_OVERVIEW);
        List<Step.Row> steps = Arrays.stream(Step.values())
                .filter(step -> rights.include(step.right()))
                .map(step -> step.look(there))
                .toList();
        List<Link> places = PLACES.stream()
                .filter(place -> rights.include(place.right()))
                .map(place ->
                        new Link("Loyalty" + place.code(), "LoyaltyStart_" + place.code() + "_Why", place.address()))
                .toList();
        return pages.show(SECTION, "loyaltyStart", HttpStatus.OK, Map.of("steps", steps, "places", places));
    }
}
