package org.pointsmall.loyalty.api.config;

import org.apache.catalina.valves.ErrorReportValve;
import org.pointsmall.loyalty.api.LoyaltyApi;
import org.pointsmall.loyalty.api.problem.PathsBelow;
import org.pointsmall.loyalty.api.problem.ProblemResponses;
import org.pointsmall.loyalty.api.tomcat.ProblemErrorValve;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletPath;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Has a Tomcat that the store brings along answer for our paths as we do, also what it refuses by itself. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ErrorReportValve.class, TomcatServletWebServerFactory.class})
class ProblemsOnTomcat {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> blLoyaltyProblemsOnTomcat(
            ProblemResponses responses, DispatcherServletPath servlet, Environment environment) {
        String application = environment.getProperty("server.servlet.context-path", "");
        PathsBelow ours = new PathsBelow(application + servlet.getPrefix() + LoyaltyApi.path(environment));
        return factory -> factory.addContextLifecycleListeners(ProblemErrorValve.addedAtStart(responses, ours));
    }
}
