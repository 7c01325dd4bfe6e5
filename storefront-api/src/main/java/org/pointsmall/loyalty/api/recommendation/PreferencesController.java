package org.pointsmall.loyalty.api.recommendation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.pointsmall.loyalty.api.LoyaltyApi;
import org.pointsmall.loyalty.api.problem.AnswersProblems;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.member.CurrentMember;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.recommendation.Preferences;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = LoyaltyApi.ROOT + "/me/preferences", produces = MediaType.APPLICATION_JSON_VALUE)
@AnswersProblems
@Tag(name = "Member")
class PreferencesController {
    private final CurrentMember currentMember;
    private final Preferences preferences;

    PreferencesController(CurrentMember currentMember, Preferences preferences) {
        this.currentMember = currentMember;
        this.preferences = preferences;
    }

    @GetMapping
    @Operation(summary = "What the member wants of recommendations")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    PreferencesJson preferences() {
        return new PreferencesJson(preferences.personalised(member()));
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Say whether recommendations may go by what the member bought; honoured from this moment on. Without"
                            + " it the member is shown what anybody with these points and this tier is shown")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    PreferencesJson change(@RequestBody PreferencesJson body) {
        Boolean personalised = body.personalised();
        if (personalised == null) {
            throw new ProblemException(Problem.invalid("personalised"));
        }
        preferences.personalise(member(), personalised);
        return body;
    }

    private MemberId member() {
        return currentMember.id().orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.UNAUTHENTICATED)));
    }
}
