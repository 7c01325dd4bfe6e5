package org.pointsmall.loyalty.api.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.StrictJsonConverter;
import org.pointsmall.loyalty.api.pace.KeptPaces;
import org.pointsmall.loyalty.api.problem.ProblemExceptionResolver;
import org.pointsmall.loyalty.api.problem.ProblemResponses;
import org.pointsmall.loyalty.member.CurrentMember;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Adds to the store's MVC what our resources need, each piece limited to our types or to our path: the store's own
 * controllers are read, written and handled as before.
 */
final class StorefrontApiMvc implements WebMvcConfigurer {
    private final @Nullable KeptPaces paces;
    private final CurrentMember currentMember;
    private final ProblemResponses problemResponses;
    private final String root;

    /** @param paces null where requests are not counted */
    StorefrontApiMvc(
            @Nullable KeptPaces paces, CurrentMember currentMember, ProblemResponses problemResponses, String root) {
        this.paces = paces;
        this.currentMember = currentMember;
        this.problemResponses = problemResponses;
        this.root = root;
    }

    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.add(0, new StrictJsonConverter());
    }

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.add(0, new ProblemExceptionResolver(problemResponses, root));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new LoggedMember(currentMember)).addPathPatterns(root + "/**");
        if (paces != null) {
            registry.addInterceptor(paces).addPathPatterns(root + "/**");
        }
        registry.addInterceptor(new SignedInMembers(currentMember)).addPathPatterns(root + "/**");
    }
}
