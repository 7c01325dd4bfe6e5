/**
 * Runs Broadleaf 3.1.15-GA, unmodified, on Spring Boot 2.7 and JDK 17. A store, or its admin, is one class with
 * {@code @SpringBootApplication} and properties; {@link org.pointsmall.broadleaf.boot.BroadleafSettings} lists them.
 * The JVM needs {@code --add-opens java.base/java.util=ALL-UNNAMED}, and Spring's agent
 * ({@code -javaagent:spring-instrument.jar}) where a plugin weaves fields.
 *
 * <h2>What an application gets</h2>
 *
 * <ul>
 *   <li>All of Broadleaf's beans by their names. The data source is {@code webDS}, the transaction manager
 *       {@code blTransactionManager} (primary); plain JDBC on that data source joins its transactions.
 *   <li>Site: Boot's MVC as it is; {@code CustomerState} and {@code CartState} under
 *       {@code broadleaf.site.api-paths}; {@code customerAuthenticationProvider} for the application's own security
 *       filter chain. Paths that no chain of the application covers are refused.
 *   <li>Admin: Broadleaf's pages under {@code /admin}, {@code @Secured} in force. No user exists unless
 *       {@code broadleaf.admin.initial-username} and {@code initial-password} ask for the first one.
 *   <li>{@code GET /actuator/health} without signing in, on both; nothing else of the actuator.
 * </ul>
 *
 * <h2>How a plugin hooks in</h2>
 *
 * From an ordinary auto-configuration. What follows is read while persistence starts, before other beans exist, so each
 * of these is a <em>static</em> {@code @Bean} method that takes no commerce bean:
 *
 * <ul>
 *   <li><b>Entities</b>: a persistence XML (namespace 2.0, unit {@code blPU}) in a ListFactoryBean, merged into
 *       {@code blMergedPersistenceXmlLocations} by a LateStageMergeBeanPostProcessor (collectionRef, targetRef).
 *   <li><b>Fields woven onto Broadleaf's entities</b>: a DirectCopyClassTransformer whose xformTemplates name target and
 *       template by class <em>name</em>, in a ListFactoryBean, merged into {@code blMergedClassTransformers}. Nothing
 *       may load a target class before; the start fails and names it otherwise.
 *   <li><b>Other lists and maps of Broadleaf's</b> (payment gateways, persistence handlers): the same merge.
 *   <li><b>Tables of its own</b>: a bean that {@code entityManagerFactory} is made to depend on, so that it runs before
 *       Hibernate looks at the database; it can't refer to Broadleaf's tables. No SpringLiquibase: one such bean has
 *       Boot's own back off, and with it the application's migrations. Rows for Broadleaf's tables are written by a bean that
 *       {@code @DependsOn("broadleafSchema")}.
 *   <li><b>Replacing a bean of Broadleaf's</b>: XML in {@code broadleaf.patch-locations}. A {@code @Bean} method of the
 *       same name is ignored, since XML keeps its names.
 * </ul>
 *
 * <p>Broadleaf keeps much in statics, and Ehcache is one per JVM: tests that run several stores on different databases
 * in one JVM switch the caches off ({@code blPU.hibernate.cache.use_second_level_cache} and {@code use_query_cache} to
 * false) and leave the contexts open until the JVM ends.
 */
@NullMarked
package org.pointsmall.broadleaf.boot;

import org.jspecify.annotations.NullMarked;
