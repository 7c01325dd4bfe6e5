package org.pointsmall.broadleaf.boot.admin;

import org.pointsmall.broadleaf.boot.BroadleafAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthEndpointAutoConfiguration;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.web.context.request.RequestContextListener;
import org.springframework.web.context.support.XmlWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * The admin flavour: Broadleaf's admin as its only web application, under {@code server.servlet.context-path}
 * ({@code /admin}), with its own dispatcher servlet at "/" and method security by {@code @Secured}.
 */
@AutoConfiguration(after = {BroadleafAutoConfiguration.class, HealthEndpointAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "broadleaf.flavour", havingValue = "admin")
@Import(AdminSecurity.class)
public class BroadleafAdminAutoConfiguration {

    /** In the order in which Broadleaf's own admin project lists them; the last one wins. */
    private static final String[] SERVLET_XML = {
        "classpath:/applicationContext-servlet-open-admin.xml",
        "classpath:/applicationContext-servlet-admin.xml",
        "classpath:/applicationContext-servlet-cms-contentClient.xml",
        "classpath:/applicationContext-servlet-cms-contentCreator.xml",
        "classpath:/bl-boot-admin-servlet.xml"
    };

    @Bean
    ServletRegistrationBean<DispatcherServlet> adminServlet() {
        XmlWebApplicationContext context = new XmlWebApplicationContext();
        context.setConfigLocations(SERVLET_XML);
        ServletRegistrationBean<DispatcherServlet> registration =
                new ServletRegistrationBean<>(new DispatcherServlet(context), "/");
        registration.setName("admin");
        // At start-up: the first request would else wait for it, and errors in it would show late.
        registration.setLoadOnStartup(1);
        return registration;
    }

    @Bean
    ServletRegistrationBean<HealthServlet> adminHealthServlet(HealthEndpoint health) {
        return new ServletRegistrationBean<>(new HealthServlet(health), HealthServlet.PATH);
    }

    /** Broadleaf reads the current request from Spring's holder in filters, before its dispatcher servlet runs. */
    @Bean
    ServletListenerRegistrationBean<RequestContextListener> adminRequestContext() {
        return new ServletListenerRegistrationBean<>(new RequestContextListener());
    }

    @Bean
    ServletListenerRegistrationBean<HttpSessionEventPublisher> adminSessionEvents() {
        return new ServletListenerRegistrationBean<>(new HttpSessionEventPublisher());
    }
}
