// The three plugins of the package as one program: for the check of what they use of Grafana.
import '../../src/module';
import '../../src/datasource/module';
import '../../src/panel/module';
