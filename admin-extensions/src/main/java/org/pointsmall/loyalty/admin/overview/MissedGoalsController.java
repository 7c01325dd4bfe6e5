package org.pointsmall.loyalty.admin.overview;

import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.audit.AuditScope;
import org.pointsmall.loyalty.insight.dashboard.Goal;
import org.pointsmall.loyalty.insight.dashboard.WatchGoals;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What the overview says of goals that were missed two months in a row, until whoever answers for the programme has seen it. */
@Controller
public class MissedGoalsController extends AdminController {
    private final WatchGoals goals;

    MissedGoalsController(AdminRights rights, AdminPage pages, WatchGoals goals) {
        super(rights, pages);
        this.goals = goals;
    }

    /** A goal, in writing. */
    record Line(String goal, String code, String month, String now, String before, String target) {}

    List<Line> lines() {
        return goals.unseen().stream()
                .map(missed -> new Line(
                        missed.now().goal().name(),
                        GoalFigures.code(missed.now().goal()),
                        missed.month().toString(),
                        GoalFigures.value(missed.now()),
                        GoalFigures.value(missed.before()),
                        GoalFigures.target(missed.now().goal())))
                .toList();
    }

    @PostMapping("/loyalty-overview/goals/{goal}/seen")
    String seen(@PathVariable String goal, Principal admin) {
        rights.require(Right.PUBLISH_SETTINGS);
        Goal known = Arrays.stream(Goal.values())
                .filter(one -> one.name().equals(goal))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("goal " + goal));
        if (!goals.seen(known, admin.getName())) {
            AuditScope.nothingToNote();
        }
        return "redirect:/" + OverviewController.SECTION;
    }
}
