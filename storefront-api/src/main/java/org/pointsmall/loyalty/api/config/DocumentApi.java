package org.pointsmall.loyalty.api.config;

import org.pointsmall.loyalty.api.LoyaltyApi;
import org.pointsmall.loyalty.api.document.DocumentPage;
import org.pointsmall.loyalty.api.document.SpringdocHints;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Brings the OpenAPI document: to springdoc, where a store has it, and shipped with the jar, with a page to browse it. */
@Configuration(proxyBeanMethods = false)
@Import(DocumentApi.ToSpringdoc.class)
class DocumentApi {

    /** In a class of its own: without springdoc its annotation can't be read. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(GlobalOperationCustomizer.class)
    @Import(SpringdocHints.class)
    static class ToSpringdoc {}

    /** Beside the controllers: what it serves is about the resources, and none of them. */
    @Bean
    @ConditionalOnProperty(name = "loyalty.api.docs.enabled", havingValue = "true", matchIfMissing = true)
    SimpleUrlHandlerMapping blLoyaltyDocumentMapping(Environment environment) {
        return new SimpleUrlHandlerMapping(new DocumentPage().handlers(LoyaltyApi.path(environment)), 0);
    }
}
