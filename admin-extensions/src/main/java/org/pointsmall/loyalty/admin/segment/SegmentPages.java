package org.pointsmall.loyalty.admin.segment;

import java.util.List;
import java.util.function.Supplier;
import org.pointsmall.loyalty.admin.choice.SegmentChoices;
import org.pointsmall.loyalty.admin.condition.ConditionFields;
import org.pointsmall.loyalty.admin.definition.DefinitionTools;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.programme.Background;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.definition.Surroundings;
import org.pointsmall.loyalty.job.RunJob;
import org.pointsmall.loyalty.member.MemberDirectory;
import org.pointsmall.loyalty.segment.SegmentCounts;
import org.pointsmall.loyalty.segment.own.ComputeOwnSegments;
import org.pointsmall.loyalty.segment.own.MatchingMembers;
import org.pointsmall.loyalty.segment.own.OwnRuns;
import org.pointsmall.loyalty.segment.own.OwnSegmentBook;
import org.pointsmall.loyalty.segment.own.OwnSegmentTerms;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the section together. */
@Configuration(proxyBeanMethods = false)
public class SegmentPages {

    @Bean
    SegmentsController blLoyaltySegmentsController(
            AdminRights rights, AdminPage pages, SegmentCounts counts, BusinessTime time) {
        return new SegmentsController(rights, pages, counts, time);
    }

    @Bean
    SegmentChoices blLoyaltySegmentChoices(SegmentCounts counts, OwnRuns runs, Latest<OwnSegmentBook> book) {
        return new SegmentChoices(counts, runs, book::book);
    }

    @Bean
    OwnSegmentDesk blLoyaltyOwnSegmentDesk(
            MatchingMembers members,
            MemberDirectory directory,
            ComputeOwnSegments compute,
            RunJob runJob,
            Background background,
            OwnRuns runs,
            Supplier<Surroundings> surroundings,
            BusinessTime time) {
        return new OwnSegmentDesk(
                members,
                directory,
                compute,
                runJob,
                background,
                runs,
                () -> surroundings.get().currency(),
                time);
    }

    @Bean
    OwnSegmentsController blLoyaltyOwnSegmentsController(
            DefinitionTools tools,
            EditDefinitions<OwnSegmentTerms> segments,
            OwnSegmentDesk desk,
            ApplicationContext texts) {
        String[] attributes = texts.getEnvironment()
                .getProperty("loyalty.conditions.member-attributes", String[].class, new String[0]);
        return new OwnSegmentsController(
                tools.asking(ConditionFields.ofMembers(texts, List.of(attributes))), segments, desk);
    }
}
